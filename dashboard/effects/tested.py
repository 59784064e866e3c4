"""Experiments as the model takes them: in deals, by regions or by a share of all deals; and why it cannot take the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from .panel import LiftTest
from .revenue import Deals, value_per_deal

ECHO_WEEKS = 4
DRAWS = 200


@dataclass(frozen=True)
class Known:
    """What a test is read against: the first Monday, the number of weeks, regions and channels in order, and the deals."""

    start: date
    weeks: int
    regions: Sequence[str]
    channels: Sequence[str]
    deals: Deals


def lift_tests(tests: Sequence[Mapping[str, Any]], known: Known) -> tuple[tuple[LiftTest, ...], list[str]]:
    """The tests the model can take, and a sentence for each of the others."""
    held, left_out = [], []
    for row in tests:
        places = tuple(place for place, name in enumerate(known.regions) if name in _named(row["treated"]))
        share = _share(row, places)
        begin = (row["start_date"] - known.start).days // 7
        why = _why_not(row, share, begin, known)
        if why:
            left_out.append(f"Test {row['experiment_id']} is not used: {why}.")
        else:
            held.append(_test(row, places, share, begin, known))
    return tuple(held), left_out


def _test(row: Mapping[str, Any], places: tuple[int, ...], share: float, begin: int, known: Known) -> LiftTest:
    where = places or tuple(range(len(known.regions)))
    until = (row["end_date"] - known.start).days // 7 + 1
    lift, error = in_deals(float(row["lift"]), float(row["standard_error"]), str(row["outcome"]), where, known.deals)
    design = "up" if "scale" in (row["design"] or "").lower() else "dark" if places or share == 1.0 else "share"
    end = min(until + ECHO_WEEKS, known.weeks)
    channel, name = known.channels.index(row["channel"]), str(row["experiment_id"])
    return LiftTest(channel, begin, until, end, lift, error, where, design, share, name)


def in_deals(lift: float, error: float, outcome: str, where: Sequence[int], deals: Deals) -> tuple[float, float]:
    """A lift in money over what a deal of those regions is worth, pipeline or revenue; its error by the delta method.

    var(lift / value) = (error / value)² + (lift · sd(value) / value²)².
    """
    if outcome == "opportunities":
        return lift, error
    own = np.isin(deals.group, where) & ~np.isnan(deals.amount)
    if outcome == "pipeline":
        value, spread = deals.amount[own].mean(), deals.amount[own].std() / np.sqrt(own.sum())
    else:
        counts = np.bincount(deals.group[deals.counted], minlength=max(where) + 1)[list(where)]
        drawn = value_per_deal(deals, max(int(deals.group.max()), *where) + 1, DRAWS)[:, list(where)] @ (counts / counts.sum())
        value, spread = drawn.mean(), drawn.std()
    return float(lift / value), float(np.hypot(error / value, lift * spread / value**2))


def _why_not(row: Mapping[str, Any], share: float, begin: int, known: Known) -> str:
    if row["channel"] not in known.channels:
        return f"{row['channel']} has no spend"
    if not share > 0:
        return "no region or account of the data was treated"
    return "" if 0 <= begin < known.weeks else "it lies outside the weeks of the data"


def _share(row: Mapping[str, Any], places: Sequence[int]) -> float:
    """Share of the deals of those regions that was treated: all of a region; where none is told apart, the deals' own share."""
    if places or not _named(row["treated"]):
        return 1.0
    return float(row.get("treated_share") or 0.0)


def _named(treated: str | None) -> list[str]:
    return [name.strip() for name in (treated or "").split(";") if name.strip()]
