"""Deals: who opened them, how they ran through the stages, and how they end, the ends still to come included."""

from datetime import date

import numpy as np

from .clock import DAYS, WEEKS, at_work, day
from .draw import choose, quota, stream
from .market import (
    BASE_DEALS,
    CYCLE_DAYS,
    DEAL_SIZE,
    EVENTS,
    PAID,
    PARTNER,
    REGION_SHARE,
    REGION_WIN,
    SEGMENT_SHARE,
    WIN_RATE,
)  # fmt: skip
from .response import brought_by_all

Deals = dict[str, np.ndarray]
AMER_WEST, EMEA_NORTH = 1, 2
SMB, MID_MARKET, ENTERPRISE = 0, 1, 2
NORTHWIND_SINCE = day(date(2026, 6, 1))
PARTNER_SINCE = day(date(2025, 11, 17))
PARTNER_DEALS_SINCE = day(date(2025, 9, 1))
QUARTER = day(date(2026, 10, 1))
STALL_SINCE = day(date(2026, 7, 1))
SLOW_DESK_SINCE = day(date(2026, 3, 2))
NOBODY, OUTBOUND = -1, -2
NEGOTIATION = 0.28
STALL_TIMES, STALL_DAYS = 1.2, 10.0
LOST_FROM = (0.28, 0.26, 0.24, 0.22)
DAY_SHARE = (0.19, 0.20, 0.20, 0.19, 0.17, 0.03, 0.02)


def deals(seed: int, demand: np.ndarray, spend: np.ndarray, scale: float) -> Deals:
    """Every deal created in the three years, one array a column; `cause` is the channel that brought it, or NOBODY."""
    rng = stream(seed, "deals")
    made = _created(rng, demand, spend, scale)
    count = len(made["created"])
    made["source"] = _sources(rng, made, count)
    made["close"], made["stretch"] = _ends(rng, made)
    made["amount"] = _amounts(rng, made)
    made["is_won"] = _won(rng, made)
    made["pushes"] = rng.poisson(np.where(made["source"] == EVENTS, 0.95, 0.33))
    return made


def _created(rng: np.random.Generator, demand: np.ndarray, spend: np.ndarray, scale: float) -> Deals:
    anyway = BASE_DEALS * np.exp(demand) * np.asarray(REGION_SHARE)
    means = np.concatenate([anyway[None], brought_by_all(spend)]) * scale
    counts = rng.poisson(means)
    cause, week, region = np.nonzero(counts)
    cause, week, region = (np.repeat(index, counts[cause, week, region]) for index in (cause - 1, week, region))
    weekday = choose(rng, np.asarray(DAY_SHARE), len(week))
    segment = choose(rng, np.asarray(SEGMENT_SHARE), len(week))
    hour = 9 + 8 * rng.random(len(week))
    made = {"created": week * 7 + weekday + hour / 24, "region": region, "segment": segment, "cause": cause}
    made = _without_lost_leads(rng, made)
    order = np.argsort(made["created"], kind="stable")
    made = {name: column[order] for name, column in made.items()}
    made["created"][-1] = (WEEKS * 7 - 1) + 16.5 / 24
    return made


def _without_lost_leads(rng: np.random.Generator, made: Deals) -> Deals:
    """A slow desk costs deals: of those that nobody in marketing caused, one in five never opens."""
    slow = (made["region"] == AMER_WEST) & (made["segment"] == SMB) & (made["created"] >= SLOW_DESK_SINCE)
    kept = ~slow | (made["cause"] != NOBODY) | (rng.random(len(slow)) > 0.2)
    return {name: column[kept] for name, column in made.items()}


def _sources(rng: np.random.Generator, made: Deals, count: int) -> np.ndarray:
    """Where sales says a deal came from. Most that a channel caused carry its name; many that it did not do too."""
    shares = np.array([0.14, 0.06, 0.07, 0.09, 0.02, 0.02, 0.08, 0.12, 0.03, 0.08, 0.14, 0.15])
    drawn = choose(rng, shares, count)
    source = np.where(drawn == len(PAID) + 5, OUTBOUND, drawn)
    programme = (made["segment"] == MID_MARKET) & (made["created"] >= PARTNER_DEALS_SINCE) & (rng.random(count) < 0.3)
    source = np.where(programme, PARTNER, source)
    return np.where((made["cause"] != NOBODY) & (rng.random(count) < 0.8), made["cause"], source)


def _ends(rng: np.random.Generator, made: Deals) -> tuple[np.ndarray, np.ndarray]:
    """The day each deal ends, and how many times its usual length its Negotiation takes."""
    usual = np.asarray(CYCLE_DAYS)[made["segment"]] * np.where(made["source"] == PARTNER, 0.9, 1.0)
    faster = 1 - 0.06 * np.clip((made["created"] - DAYS + 365) / 365, 0, 1)
    days = np.maximum(usual * faster * rng.lognormal(0.0, 0.48, len(usual)), 6)
    talks = NEGOTIATION * days
    stalled = (made["segment"] == ENTERPRISE) & (made["created"] + days - talks >= STALL_SINCE)
    wait = stalled * (STALL_TIMES * talks + STALL_DAYS)
    return at_work(made["created"] + days + wait), 1 + wait / talks


def _won(rng: np.random.Generator, made: Deals) -> np.ndarray:
    segment, region, source, close = made["segment"], made["region"], made["source"], made["close"]
    chance = np.asarray(WIN_RATE)[segment] * np.asarray(REGION_WIN)[region]
    chance = chance * np.where(np.isin(source, (EVENTS, PARTNER)), 1.0, np.where(source == OUTBOUND, 0.93, 1.02))
    partner = (segment == MID_MARKET) & (source == PARTNER) & (close >= PARTNER_SINCE)
    north = region == EMEA_NORTH
    taken = north & (close >= NORTHWIND_SINCE)
    chance = np.where(north, 0.28 * chance / chance[north].mean(), chance)
    chance = np.where(partner, 0.45, chance)
    chance = np.where(taken, chance * 0.125 / max(chance[taken].mean(), 1e-9), chance)
    still_open = close >= DAYS
    group = taken * 4 + partner * 2 + north
    return quota(rng, chance, made["amount"], (close - QUARTER) // 92, region, segment, group, still_open)


def _amounts(rng: np.random.Generator, made: Deals) -> np.ndarray:
    middle = np.asarray(DEAL_SIZE)[made["segment"]] * (1 + 0.04 * (made["created"] - DAYS + 182) / 365)
    spread = rng.lognormal(-0.5 * 0.45**2, 0.45, len(middle))
    return np.round(middle * spread, -2)


def exits(rng: np.random.Generator, made: Deals) -> np.ndarray:
    """The last open stage of each deal: Negotiation for every won deal and for some of the lost."""
    return np.where(made["is_won"], 3, choose(rng, np.asarray(LOST_FROM), len(made["created"])))
