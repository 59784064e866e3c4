"""Records as questions answer them, arranged into the arrays the model takes; what cannot be used is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from .panel import Panel
from .revenue import LOST, OPEN, WON, Deals
from .tested import Known, lift_tests
from .touched import bounds

Records = Sequence[Mapping[str, Any]]
NO_CHANNEL = "Unknown"
_OUTCOMES = {"open": OPEN, "won": WON, "lost": LOST}


@dataclass(frozen=True)
class Arranged:
    """The panel and the deals, with the names of their regions and channels. tested, touched: channels with a test, with touches.

    spend: money of the window by channel and region (channels × regions). said: sentences about what was left out.
    """

    panel: Panel
    deals: Deals
    regions: tuple[str, ...]
    channels: tuple[str, ...]
    spend: np.ndarray
    tested: frozenset[str]
    touched: frozenset[str]
    said: tuple[str, ...]


def arrange(
    scope: Mapping[str, Any], weekly_deals: Records, weekly_spend: Records, touched: Records, ends: Records, tests: Records
) -> Arranged:
    """Weeks from scope["from_date"] to scope["to_date"], of which scope["window_from"] to scope["window_to"] are the window."""
    start = scope["from_date"]
    weeks = (scope["to_date"] - start).days // 7
    first, last = ((scope[name] - start).days // 7 for name in ("window_from", "window_to"))
    regions = tuple(sorted({row["region"] for row in [*weekly_deals, *weekly_spend]}))
    channels = tuple(sorted({row["channel"] for row in weekly_spend if row["spend"] > 0} - {NO_CHANNEL}))
    outcome, spend = np.zeros((weeks, len(regions))), np.zeros((weeks, len(regions), len(channels)))
    for row in weekly_deals:
        outcome[_week(row, start), regions.index(row["region"])] = row["deals"]
    refunded = 0
    for row in weekly_spend:
        refunded += row["spend"] < 0
        if row["channel"] in channels:
            spend[_week(row, start), regions.index(row["region"]), channels.index(row["channel"])] = max(float(row["spend"]), 0.0)
    deals = _deals(ends, regions)
    held, left_out = lift_tests(tests, Known(start, weeks, regions, channels, deals))
    bound = bounds(touched, channels)
    panel = Panel(outcome, spend, first, last, touched=bound.each, touched_any=bound.of_all, tests=held)
    said = [f"{refunded} weeks of a channel were refunded more than they spent; they count as no spend."] if refunded else []
    if any(row["channel"] == NO_CHANNEL for row in weekly_spend):
        said.append("Spend without a known channel is left out.")
    return Arranged(
        panel,
        deals,
        regions,
        channels,
        spend[first:last].sum(axis=0).T,
        frozenset(channels[test.channel] for test in held),
        frozenset(row["channel"] for row in touched if row["touched"]),
        (*said, *bound.said, *left_out),
    )


def _week(row: Mapping[str, Any], start: date) -> int:
    return int((row["week_start_date"] - start).days // 7)


def _deals(ends: Records, regions: Sequence[str]) -> Deals:
    places = {name: place for place, name in enumerate(regions)}
    known = [row for row in ends if row["region"] in places]
    return Deals(
        age=np.array([row["age"] for row in known], dtype=np.int64),
        outcome=np.array([_OUTCOMES[row["outcome"]] for row in known], dtype=np.int64),
        amount=np.array([np.nan if row["amount"] is None else float(row["amount"]) for row in known]),
        group=np.array([places[row["region"]] for row in known], dtype=np.int64),
        counted=np.array([row["is_counted"] for row in known], dtype=bool),
    )
