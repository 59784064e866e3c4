"""Leads and their hand-over: those that became deals and the many that did not, with every time a desk touched them."""

import numpy as np

from .clock import DAYS, WEEKS, at_work, plus_hours
from .deals import AMER_WEST, SLOW_DESK_SINCE, SMB, Deals
from .draw import choose, stream
from .market import DISPLAY, PAID, PARTNER, REGION_SHARE, REGIONS, SOCIAL, SYNDICATION
from .response import usual

LEADS = 15_000
SHARES = (0.13, 0.16, 0.15, 0.13, 0.23, 0.04, 0.03, 0.09, 0.02, 0.01, 0.01)
FOLLOW_UPS = (0.05, 0.03, 0.12, 0.12, 0.01, 0.05, 0.20, 0.08, 0.30, 0.02, 0.02)
REASONS = ("wrong title", "no budget", "too small", "bad contact data", "student or job seeker", "duplicate")
USUAL_REASONS, SYNDICATED_REASONS = (0.14, 0.30, 0.22, 0.14, 0.10, 0.10), (0.64, 0.08, 0.08, 0.12, 0.06, 0.02)
USUAL_HOURS, SLOW_HOURS = 2.7, 23.0
Leads = dict[str, np.ndarray]


def of_deals(seed: int, made: Deals, touches: dict[str, np.ndarray]) -> Leads:
    """The lead behind most marketing-sourced deals: it came with the journey's first touch."""
    rng = stream(seed, "leads of deals")
    share = np.where(made["source"] == PARTNER, 0.35, 0.85)
    chosen = (made["source"] >= 0) & ~made["is_alone"] & (rng.random(len(share)) < share)
    first = np.flatnonzero((touches["place"] == 0) & chosen[touches["deal"]])
    deal = touches["deal"][first]
    found = {
        "created": touches["at"][first],
        "sql": made["created"][deal],
        "channel": touches["channel"][first],
        "deal": deal,
        "account": made["account"][deal],
        "region": made["region"][deal],
        "segment": made["segment"][deal],
    }
    found["mql"] = found["created"] + np.minimum(rng.exponential(0.8, len(deal)), 3) * (found["sql"] - found["created"]) / 12
    answered = _answers(rng, found)
    spare = found["sql"] - found["mql"]
    found["response"] = np.minimum(answered, found["mql"] + 0.8 * spare)
    found["accepted"] = found["response"] + rng.uniform(0.1, 0.6, len(deal)) * (found["sql"] - found["response"])
    empty = np.full(len(deal), np.nan)
    return found | {"rejected": empty, "recycled": empty, "reason": np.full(len(deal), -1)}


def without_deal(seed: int, count: int, demand: np.ndarray, spend: np.ndarray, accounts: dict[str, np.ndarray]) -> Leads:
    """Leads that opened no deal: more where spend and demand are high, some at known accounts."""
    rng = stream(seed, "leads")
    channel, week, region = _where(rng, count, demand, spend)
    created = at_work(week * 7 + choose(rng, np.array([18, 20, 20, 18, 15, 5, 4]), count) + rng.random(count))
    account = _accounts(rng, region, accounts)
    segment = choose(rng, np.array([0.52, 0.34, 0.14]), count)
    found = {
        "created": np.where(rng.random(count) < 0.12, np.floor(created) + rng.uniform(0.75, 0.98, count), created),
        "sql": np.full(count, np.nan),
        "channel": channel,
        "deal": np.full(count, -1),
        "account": account,
        "region": region,
        "segment": np.where(account >= 0, accounts["segment"][account], segment),
    }
    reached = np.where(rng.random(count) < 0.97, np.minimum(rng.exponential(2.0, count), 20.0), np.nan)
    found["mql"] = found["created"] + reached
    return found | _handled(rng, found)


def _where(
    rng: np.random.Generator, count: int, demand: np.ndarray, spend: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    unpaid = np.tile(np.exp(demand), (len(SHARES) - len(PAID), 1, 1))
    paid = np.stack([weekly / usual(item) for item, weekly in zip(PAID, spend, strict=True)])
    weight = np.concatenate([paid, unpaid]) * np.asarray(SHARES)[:, None, None] * np.asarray(REGION_SHARE)
    drawn = choose(rng, weight.ravel(), count)
    return drawn // (WEEKS * len(REGIONS)), drawn // len(REGIONS) % WEEKS, drawn % len(REGIONS)


def _accounts(rng: np.random.Generator, region: np.ndarray, accounts: dict[str, np.ndarray]) -> np.ndarray:
    account = np.full(len(region), -1)
    known = rng.random(len(region)) < 0.45
    for number in range(len(REGIONS)):
        pool = np.flatnonzero((accounts["region"] == number) & ~accounts["is_reserved"])
        here = known & (region == number)
        account[here] = pool[rng.integers(0, len(pool), here.sum())]
    return account


def is_slow(leads: Leads) -> np.ndarray:
    """Whether a lead meets the slow desk: AMER West, SMB, handed over since March 2026."""
    return (leads["region"] == AMER_WEST) & (leads["segment"] == SMB) & (leads["mql"] >= SLOW_DESK_SINCE)


def _answers(rng: np.random.Generator, leads: Leads) -> np.ndarray:
    count = len(leads["mql"])
    hours = np.where(is_slow(leads), SLOW_HOURS, USUAL_HOURS) * rng.lognormal(0.0, 0.45, count)
    known = np.nan_to_num(leads["mql"])
    return np.where(np.isnan(leads["mql"]), np.nan, plus_hours(known, hours))


def _handled(rng: np.random.Generator, leads: Leads) -> Leads:
    count = len(leads["mql"])
    answered = np.isfinite(leads["mql"]) & (rng.random(count) < np.where(is_slow(leads), 0.8, 0.95))
    response = np.where(answered, _answers(rng, leads), np.nan)
    refusal = np.full(len(SHARES), 0.22)
    refusal[[SYNDICATION, DISPLAY, SOCIAL]] = 0.68, 0.36, 0.30
    drawn = rng.random(count)
    rejects = drawn < refusal[leads["channel"]]
    accepts = ~rejects & (drawn < 0.9)
    decided = np.ceil(response * 2) / 2 + rng.uniform(0.1, 3.0, count)
    accepted, rejected = np.where(accepts, decided, np.nan), np.where(rejects, decided, np.nan)
    syndicated = leads["channel"] == SYNDICATION
    reason = np.where(syndicated, choose(rng, np.asarray(SYNDICATED_REASONS), count), choose(rng, np.asarray(USUAL_REASONS), count))
    recycled = np.where(rng.random(count) < 0.4, accepted + rng.uniform(15, 60, count), np.nan)
    return {
        "response": response,
        "accepted": accepted,
        "rejected": rejected,
        "recycled": recycled,
        "reason": np.where(np.isfinite(rejected), reason, -1),
    }


def joined(first: Leads, second: Leads) -> Leads:
    """All leads in order of creation."""
    both = {name: np.concatenate([first[name], second[name]]) for name in first}
    order = np.argsort(both["created"], kind="stable")
    order = order[both["created"][order] < DAYS]
    return {name: column[order] for name, column in both.items()}


def nurturing(seed: int, leads: Leads) -> dict[str, np.ndarray]:
    """Touches of leads without a deal: the one that made the lead, and what followed within a month."""
    rng = stream(seed, "nurturing")
    alone = np.flatnonzero(leads["deal"] < 0)
    follow = np.repeat(alone, rng.poisson(0.95, len(alone)))
    later = leads["created"][follow] + rng.uniform(0.2, 30.0, len(follow))
    lead = np.concatenate([alone, follow])
    at = np.concatenate([leads["created"][alone], later])
    channel = np.concatenate([leads["channel"][alone], choose(rng, np.asarray(FOLLOW_UPS), len(follow))])
    past = at < DAYS
    return {"lead": lead[past], "at": at[past], "channel": channel[past]}
