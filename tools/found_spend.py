"""What an invented company for the findings spends, in flights or level, and the deals that each channel brings."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from tools.plants import Planted

USUAL_SHARE, USUAL_BRINGS, HALF, KEPT = 0.012, 0.03, 1.0, 0.3
IDLE_TIMES, HUNGRY_TIMES, HUNGRY_BRINGS, HUNGRY_HALF = 5.0, 2.0, 0.1, 8.0


@dataclass(frozen=True)
class Spent:
    """cost, brings: weeks × regions × channels, money and mean deals; quarter: usual spend of a channel; tests: the lift tests."""

    cost: np.ndarray
    brings: np.ndarray
    quarter: np.ndarray
    tests: pd.DataFrame


def spent(random: np.random.Generator, world: Any, plants: list[Planted]) -> Spent:
    """Spend and what it brings; what a study should see is tested once, by going dark or up in some regions."""
    places = {(one.kind, one.scope["channel"]): one for one in plants if set(one.scope) == {"channel"}}
    channels, weeks, regions = world.values["channel"], world.weeks, world.regions
    week_value = world.deals_a_week * float((regions @ world.mix) @ world.size) * 0.3
    cost, brings, usual = np.zeros((weeks, len(regions), len(channels))), np.zeros((weeks, len(regions), len(channels))), []
    for place, channel in enumerate(channels):
        idle, hungry = ("channel_not_paying", channel) in places, ("channel_unsaturated", channel) in places
        level = week_value * USUAL_SHARE * (IDLE_TIMES if idle else HUNGRY_TIMES if hungry else 1)
        shape = _shape(random, weeks, len(regions), place, ("untested_spend", channel) in places)
        half, share = (HUNGRY_HALF, HUNGRY_BRINGS) if hungry else (HALF, 0.0 if idle else USUAL_BRINGS)
        cost[:, :, place] = np.round(level * regions * shape, 2)
        carried = _carried(shape)
        brings[:, :, place] = share * world.deals_a_week * regions * carried * (1 + half) / (carried + half)
        usual.append(13 * level)
        for kind, last in (("untested_spend", 52), ("channel_not_paying", 52), ("unattributed_spend", 13)):
            if (kind, channel) in places:
                places[kind, channel].money = round(float(cost[-last:, :, place].sum()) * 13 / last, 2)
        if hungry:
            places["channel_unsaturated", channel].money = 0.2 * 13 * (_next(level, share, world, half) - 1) * level
    return Spent(cost, brings, np.array(usual), _tests(random, world, plants, brings))


def _shape(random: np.random.Generator, weeks: int, regions: int, place: int, is_flat: bool) -> np.ndarray:
    """Spend over its usual level: about the same all year, or up and down by quarter, in flights for every other channel."""
    if is_flat:
        return random.lognormal(0, 0.03, (weeks, regions))
    level = np.where((np.arange(weeks)[::-1] // 13 + place) % 2 == 0, 0.8, 1.2)[:, None]
    flight = np.where((np.arange(weeks)[:, None] + random.integers(0, 6, regions)) % 6 < 4, 1.3, 0.4)
    return np.asarray(level * (1.0 if place % 2 else flight) * random.lognormal(0, 0.2, (weeks, regions)))


def _carried(shape: np.ndarray) -> np.ndarray:
    found = shape.copy()
    for week in range(1, len(found)):
        found[week] = (1 - KEPT) * shape[week] + KEPT * found[week - 1]
    return found


def _next(level: float, share: float, world: Any, half: float) -> float:
    """Revenue of one more unit of spend at the usual level."""
    value = float((world.regions @ world.mix) @ world.size) * 0.3
    return share * world.deals_a_week * value / level * half / (1 + half)


def _tests(random: np.random.Generator, world: Any, plants: list[Planted], brings: np.ndarray) -> pd.DataFrame:
    """One hold-out of each channel that a study should know: what it brought in two regions over eight weeks and four more."""
    rows = []
    last = world.weeks - 40
    for one in (each for each in plants if each.kind in ("channel_not_paying", "channel_unsaturated")):
        place, treated = world.values["channel"].index(one.scope["channel"]), [0, 1]
        true = float(brings[last : last + 8, treated, place].sum())
        error = 0.02 * 8 * world.deals_a_week * float(world.regions[treated].sum())
        start = np.datetime64(world.start) + np.timedelta64(last * 7, "D")
        rows.append(
            {
                "experiment_id": f"T{place}",
                "channel": one.scope["channel"],
                "start_date": start,
                "end_date": start + np.timedelta64(55, "D"),
                "design": "geo hold-out",
                "treated": ";".join(world.values["region"][:2]),
                "lift": round(true + error * random.standard_normal(), 2),
                "standard_error": round(error, 2),
                "outcome": "opportunities",
            }
        )
    return pd.DataFrame(rows)


def spend_file(world: Any, cost: np.ndarray) -> pd.DataFrame:
    """Weekly rows by region and channel, dated on Sundays."""
    day = np.datetime64(world.start) + (np.arange(world.weeks) * 7 + 6).astype("timedelta64[D]")
    parts = [
        pd.DataFrame({"date": day, "channel": channel, "region": name, "cost": cost[:, region, place], "campaign_id": ""})
        for place, channel in enumerate(world.values["channel"])
        for region, name in enumerate(world.values["region"])
    ]
    return pd.concat(parts, ignore_index=True)
