"""Records as questions answer them, arranged into the arrays the model takes; what cannot be used is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from .noted import controls
from .panel import Panel
from .revenue import LOST, OPEN, WON, Deals
from .silent import silent
from .tested import Known, lift_tests
from .thin import joined
from .touched import bounds

Records = Sequence[Mapping[str, Any]]
NO_CHANNEL, TOLD_APART = "Unknown", 0.1
SMALLER = "Smaller regions"
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
    unnamed = _unnamed(weekly_spend)
    known = {row["channel"] for row in weekly_spend if row["spend"] > 0}
    channels = tuple(sorted(known if unnamed > TOLD_APART else known - {NO_CHANNEL}))
    outcome, net = np.zeros((weeks, len(regions))), np.zeros((weeks, len(regions), len(channels)))
    for row in weekly_deals:
        outcome[_week(row, start), regions.index(row["region"])] = row["deals"]
    told = np.zeros(weeks, dtype=bool)
    for row in weekly_spend:
        told[_week(row, start)] = True
        if row["channel"] in channels:
            net[_week(row, start), regions.index(row["region"]), channels.index(row["channel"])] = float(row["spend"])
    deals = _deals(ends, regions)
    held, left_out = lift_tests(tests, Known(start, weeks, regions, channels, deals))
    bound = bounds(touched, channels)
    noted, about_notes = controls(notes, start, weeks)
    gaps, about_gaps = silent(outcome, net, told, held, start)
    aside = [columns for columns in (noted, gaps) if columns is not None]
    spend = np.maximum(net, 0.0)
    panel = Panel(
        outcome,
        spend,
        first,
        last,
        controls=np.hstack(aside) if aside else None,
        touched=bound.each,
        touched_any=bound.of_all,
        tests=held,
    )
    said = [*_refunds(weekly_spend, channels), *_left_out(scope, weekly_spend, channels)]
    return _narrowed(
        Arranged(
            panel,
            deals,
            regions,
            channels,
            net[first:last].sum(axis=0).T,
            frozenset(channels[test.channel] for test in held),
            frozenset(row["channel"] for row in touched if row["touched"]),
            (*said, *about_gaps, *bound.said, *left_out, *about_notes),
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


def _left_out(scope: Mapping[str, Any], spend: Records, channels: Sequence[str]) -> Iterator[str]:
    """Deals and spend that the comparison cannot take."""
    if before := scope.get("deals_before"):
        yield f"{before} deals were created before the first week of spend on file; they are left out of the comparison."
    if (share := _unnamed(spend)) > TOLD_APART:
        yield (
            f"{share:.0%} of the spend names no known channel and is weighed as one, {NO_CHANNEL}: say on Data, under Match, which "
            "campaign belongs to which channel."
        )
    elif share:
        yield f"{share:.1%} of the spend names no known channel and is left out."
    if lines := scope.get("unpriced_lines"):
        yield f"{lines} lines of spend in {scope['unpriced_money']} have no rate and are left out: load the rates of those days."
    for name in sorted({row["channel"] for row in spend} - {*channels, NO_CHANNEL}):
        if any(row["spend"] < 0 for row in spend if row["channel"] == name):
            yield f"{name} has nothing but refunds in these weeks: if they are costs, load them again without the minus sign."
        else:
            yield f"{name} is on file, but nothing was spent on it in these weeks: nothing can be said about it."


def _unnamed(spend: Records) -> float:
    """Share of the spend that names no channel."""
    lost = sum(float(row["spend"]) for row in spend if row["channel"] == NO_CHANNEL)
    return lost / max(sum(float(row["spend"]) for row in spend), 1e-9)


def _refunds(spend: Records, channels: Sequence[str]) -> Iterator[str]:
    for name in channels:
        if weeks := sum(row["spend"] < 0 for row in spend if row["channel"] == name):
            yield (
                f"More was refunded than spent on {name} in {weeks} {'week' if weeks == 1 else 'weeks'}: the model takes that as "
                "no spend; what was spent has it in full."
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
