"""Records as questions answer them, arranged into the arrays the model takes; what cannot be used is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from .noted import controls
from .panel import LiftTest, Panel
from .revenue import LOST, OPEN, WON, Deals
from .thin import joined

Records = Sequence[Mapping[str, Any]]
NO_CHANNEL = "Unknown"
SMALLER = "Smaller regions"
ECHO_WEEKS = 4
COMPLETE_TOUCHES = 0.8
_OUTCOMES = {"open": OPEN, "won": WON, "lost": LOST}


@dataclass(frozen=True)
class Arranged:
    """The panel and the deals, with the names of their regions and channels. tested, touched: channels with a test, with touches.

    spend: money of the window, refunds taken off, by channel and region (channels × regions).
    said: sentences about what was left out.
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
    scope: Mapping[str, Any],
    weekly_deals: Records,
    weekly_spend: Records,
    touched: Records,
    ends: Records,
    tests: Records,
    notes: Records = (),
) -> Arranged:
    """Weeks from scope["from_date"] to scope["to_date"], of which scope["window_from"] to scope["window_to"] are the window."""
    start = scope["from_date"]
    weeks = (scope["to_date"] - start).days // 7
    first, last = ((scope[name] - start).days // 7 for name in ("window_from", "window_to"))
    regions = tuple(sorted({row["region"] for row in [*weekly_deals, *weekly_spend]}))
    channels = tuple(sorted({row["channel"] for row in weekly_spend if row["spend"] > 0} - {NO_CHANNEL}))
    outcome, net = np.zeros((weeks, len(regions))), np.zeros((weeks, len(regions), len(channels)))
    for row in weekly_deals:
        outcome[_week(row, start), regions.index(row["region"])] = row["deals"]
    refunded = 0
    for row in weekly_spend:
        refunded += row["spend"] < 0
        if row["channel"] in channels:
            net[_week(row, start), regions.index(row["region"]), channels.index(row["channel"])] = float(row["spend"])
    spend = np.maximum(net, 0.0)
    held, left_out = _tests(tests, start, weeks, regions, channels)
    bounds, bound_of_all, about_touches = _bounds(touched, channels)
    noted, about_notes = controls(notes, start, weeks)
    panel = Panel(outcome, spend, first, last, controls=noted, touched=bounds, touched_any=bound_of_all, tests=held)
    said = [_refunds(refunded)] if refunded else []
    if before := scope.get("deals_before"):
        said.append(f"{before} deals were created before the first week of spend on file; they are left out of the comparison.")
    if lost := sum(float(row["spend"]) for row in weekly_spend if row["channel"] == NO_CHANNEL):
        share = lost / max(sum(float(row["spend"]) for row in weekly_spend), 1e-9)
        said.append(f"{share:.1%} of the spend names no known channel and is left out.")
    return _narrowed(
        Arranged(
            panel,
            _deals(ends, regions),
            regions,
            channels,
            net[first:last].sum(axis=0).T,
            frozenset(channels[test.channel] for test in held),
            frozenset(row["channel"] for row in touched if row["touched"]),
            (*said, *about_touches, *left_out, *about_notes),
        )
    )


def _narrowed(given: Arranged) -> Arranged:
    """The same with the smallest of many regions counted as one, so that the fit stays quick."""
    panel, places = joined(given.panel)
    if panel.regions == len(given.regions):
        return given
    groups = [[name for name, place in zip(given.regions, places, strict=True) if place == one] for one in range(panel.regions)]
    small = next(group for group in groups if len(group) > 1)
    return replace(
        given,
        panel=panel,
        deals=replace(given.deals, group=places[given.deals.group]),
        regions=tuple(group[0] if len(group) == 1 else SMALLER for group in groups),
        spend=given.spend @ (places[:, None] == np.arange(panel.regions)),
        said=(*given.said, f"{len(small)} small regions are counted together as one: {', '.join(small)}."),
    )


def _refunds(weeks: int) -> str:
    return (
        f"Weeks of a channel with more refunded than spent: {weeks}. The model takes them as no spend; what was spent has "
        "them in full."
    )


def _week(row: Mapping[str, Any], start: date) -> int:
    return int((row["week_start_date"] - start).days // 7)


def _bounds(touched: Records, channels: Sequence[str]) -> tuple[np.ndarray | None, float | None, list[str]]:
    """Deals each channel touched, where most deals have touches at all; else nothing bounds it."""
    by_region = {row["region"]: (row["deals"], row["with_touch"]) for row in touched}
    deals, with_touch = (sum(pair[place] for pair in by_region.values()) for place in (0, 1))
    if not deals or with_touch < COMPLETE_TOUCHES * deals:
        share = f"{with_touch / deals:.0%}" if deals else "none"
        return None, None, [f"Touches do not bound what channels brought: {share} of the deals of the window have any."]
    counted = {name: sum(row["touched"] for row in touched if row["channel"] == name) for name in channels}
    return np.array([float(counted[name]) for name in channels]), float(with_touch), []


def _tests(
    tests: Records, start: date, weeks: int, regions: Sequence[str], channels: Sequence[str]
) -> tuple[tuple[LiftTest, ...], list[str]]:
    """The tests the model can take, and why it cannot take the others."""
    held, left_out = [], []
    for row in tests:
        places = tuple(regions.index(name) for name in _named(row["treated"]) if name in regions)
        begin, until = _week({"week_start_date": row["start_date"]}, start), _week({"week_start_date": row["end_date"]}, start) + 1
        why = _why_not(row, places, begin, weeks, channels)
        if why:
            left_out.append(f"Test {row['experiment_id']} is not used: {why}.")
            continue
        design = "up" if "scale" in (row["design"] or "").lower() else "dark"
        end = min(until + ECHO_WEEKS, weeks)
        lift, error = float(row["lift"]), float(row["standard_error"])
        held.append(LiftTest(channels.index(row["channel"]), begin, until, end, lift, error, places, design))
    return tuple(held), left_out


def _why_not(row: Mapping[str, Any], places: Sequence[int], begin: int, weeks: int, channels: Sequence[str]) -> str:
    if row["channel"] not in channels:
        return f"{row['channel']} has no spend"
    if row["outcome"] != "opportunities":
        return f"it measured {row['outcome']}, and the model counts deals"
    if not places:
        return "no region of the data was treated"
    return "" if 0 <= begin < weeks else "it lies outside the weeks of the data"


def _named(treated: str | None) -> list[str]:
    return [name.strip() for name in (treated or "").split(";") if name.strip()]


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
