"""The leads of an invented company for the findings: when they came, who answered when, and which became deals."""

from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd

from tools.found_days import days, holed
from tools.found_money import of_quarter
from tools.plants import Planted

SLA = 4.0
LEADS_A_DEAL = 2.5


def leads_file(random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], plants: list[Planted]) -> pd.DataFrame:
    """Leads in proportion to demand; some become the deals that are there."""
    rate = world.deals_a_week * LEADS_A_DEAL * world.regions * np.exp(0.7 * world.demand)
    counts = random.poisson(rate)
    week, region = (np.repeat(place.ravel(), counts.ravel()) for place in np.indices(counts.shape))
    count = len(week)
    segment = (random.random(count)[:, None] > world.mix[region].cumsum(axis=1)[:, :-1]).sum(axis=1)
    names = {"region": region, "segment": segment, "channel": random.choice(5, count, p=[0.3, 0.15, 0.2, 0.15, 0.2])}
    keys = {name: np.array(world.values[name])[value] for name, value in names.items()}
    weekly = np.exp(0.15 * random.standard_normal(world.weeks))[week]
    late, silent, accepted = 0.22 * weekly, 0.03 * weekly, np.array([0.6, 0.55, 0.6, 0.65, 0.58])[names["channel"]] * weekly**0.3
    for one in plants:
        if one.kind not in ("slow_response", "untouched_leads", "low_acceptance"):
            continue
        felt = one.strength(week.astype(float), keys)
        if one.kind == "slow_response":
            late = late * one.times**felt
        elif one.kind == "untouched_leads":
            silent = silent * one.times**felt
        elif one.kind == "low_acceptance":
            accepted = accepted * one.times**felt
    is_late, is_silent = random.random(count) < np.clip(late, 0, 0.95), random.random(count) < silent
    hours = np.where(is_late, SLA + random.gamma(2.0, 4.0, count) + 0.2, random.uniform(0.1, SLA - 0.1, count))
    day, hour = week * 7 + random.integers(0, 5, count), random.uniform(9, 16.9, count)
    answer = _later(world, day, hour, hours)
    end = datetime.combine(world.start, datetime.min.time()) + timedelta(weeks=world.weeks)
    is_answered = ~is_silent & (answer < np.datetime64(end))
    is_accepted = is_answered & (random.random(count) < np.clip(accepted, 0, 0.95))
    leads = pd.DataFrame(
        keys
        | {
            "lead_id": [f"L{place:06d}" for place in range(count)],
            "created_at": _moments(world, day, hour),
            "first_response_at": np.where(is_answered, answer, np.datetime64("NaT")),
            "accepted_at": np.where(is_accepted, answer, np.datetime64("NaT")),
            "rejected_at": np.where(is_answered & ~is_accepted, answer, np.datetime64("NaT")),
        }
    )
    leads["opportunity_id"] = _became(random, world, deals, leads, day, is_accepted)
    _lead_money(world, deals, leads, week, keys, is_accepted | is_answered, plants)
    leads["region"] = holed(random, keys["region"])
    return leads


def _became(
    random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], leads: pd.DataFrame, day: np.ndarray, ok: np.ndarray
) -> list[str]:
    """Half of the deals began as an accepted lead of their segment."""
    told = np.full(len(leads), "", dtype="<U8")
    end = world.weeks * 7
    for segment in world.values["segment"]:
        free = np.flatnonzero(ok & (leads["segment"] == segment).to_numpy())
        there = np.flatnonzero(
            (deals["segment"] == segment) & (deals["created"] < end) & (random.random(len(deals["created"])) < 0.5)
        )
        free = free[np.argsort(day[free], kind="stable")]
        places = np.searchsorted(day[free], deals["created"][there] - 3)
        places, kept = np.unique(np.minimum(places, len(free) - 1), return_index=True)
        told[free[places]] = [f"D{one:05d}" for one in there[kept]]
    return told.tolist()


def _lead_money(
    world: Any,
    deals: dict[str, np.ndarray],
    leads: pd.DataFrame,
    week: np.ndarray,
    keys: dict[str, np.ndarray],
    judged: np.ndarray,
    plants: list[Planted],
) -> None:
    """Worth of a lead: what those of its segment brought that became deals."""
    linked = leads["opportunity_id"].to_numpy()
    place = np.array([int(one[1:]) if one else -1 for one in linked])
    won = np.where(place >= 0, deals["amount"][place] * deals["chance"][place], 0.0)
    worth, per_accepted = np.zeros(len(leads)), np.zeros(len(leads))
    for segment in world.values["segment"]:
        rows = keys["segment"] == segment
        worth[rows] = won[rows].sum() / max(rows.sum(), 1)
        per_accepted[rows] = won[rows].sum() / max((rows & leads["accepted_at"].notna().to_numpy()).sum(), 1)
    usual = {"slow_response": 0.22, "untouched_leads": 0.03, "low_acceptance": 0.6}
    for one in (each for each in plants if each.kind in usual):
        gap = usual[one.kind] * abs(one.times - 1)
        gap = min(gap, 0.95 - 0.22) if one.kind == "slow_response" else gap
        each = per_accepted if one.kind == "low_acceptance" else worth
        rows = (one.strength(week.astype(float), keys) > 0) & (judged if one.kind == "low_acceptance" else True)
        one.money = of_quarter(world, one, week.astype(float), rows, gap * each)


def _later(world: Any, day: np.ndarray, hour: np.ndarray, hours: np.ndarray) -> np.ndarray:
    """So many business hours later, nine to five."""
    whole = (hour - 9) + hours
    working = np.busday_offset(days(world, day), (whole // 8).astype(int), roll="forward")
    return working.astype("datetime64[s]") + ((9 + whole % 8) * 3600).astype(int).astype("timedelta64[s]")


def _moments(world: Any, day: np.ndarray, hour: np.ndarray) -> np.ndarray:
    return np.datetime64(world.start, "s") + (day * 86400 + hour * 3600).astype(int).astype("timedelta64[s]")
