"""Thin or bad data: what can still be said, and what cannot."""

from dataclasses import dataclass, replace

import numpy as np

from .baseline import WARM_UP
from .panel import Panel

FEWEST_WEEKS, YEAR, ENOUGH = 12, 52, 8.0


@dataclass(frozen=True)
class Reading:
    """What a panel is good for: usable says whether a fit is worth running; sentences say what is wrong and what to do."""

    usable: bool
    sentences: tuple[str, ...]


def reading(panel: Panel, channels: tuple[str, ...]) -> Reading:
    """Looks at a panel before it is fitted. channels: their names, in order."""
    stops = _stops(panel, channels)
    return Reading(not stops, stops + _warnings(panel, channels))


def spending(panel: Panel) -> tuple[Panel, np.ndarray]:
    """The panel with only the channels that ever spent, and their places in the old one."""
    kept = np.flatnonzero(panel.spend.sum(axis=(0, 1)) > 0)
    places = {int(old): new for new, old in enumerate(kept)}
    tests = tuple(replace(test, channel=places[test.channel]) for test in panel.tests if test.channel in places)
    touched = None if panel.touched is None else panel.touched[kept]
    return replace(panel, spend=panel.spend[:, :, kept], touched=touched, tests=tests), kept


def points_per_parameter(panel: Panel) -> float:
    """Observations over parameters: three a channel, a level a region, trend, season (six) and noise."""
    return (panel.weeks - WARM_UP) * panel.regions / (3 * panel.channels + panel.regions + panel.regions + 8)


def _stops(panel: Panel, channels: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    if panel.weeks < FEWEST_WEEKS:
        found.append(
            f"Only {panel.weeks} weeks of deals; at least {FEWEST_WEEKS} are needed before spend and deals can be compared."
        )
    if not np.isfinite(panel.outcome).all() or not np.isfinite(panel.spend).all():
        found.append("Some weeks are missing or not a number; load them, or choose a period without the gap.")
    elif panel.outcome.sum() <= 0:
        found.append("No deals were created in these weeks, so there is nothing to explain.")
    elif panel.spend.sum() <= 0:
        found.append("No spend in these weeks, so there is nothing to test.")
    below = [name for name, spend in zip(channels, panel.spend.min(axis=(0, 1)), strict=True) if spend < 0]
    found += [f"{name} has weeks of negative cost: book the credit on the days it belongs to." for name in below]
    return tuple(found)


def _warnings(panel: Panel, channels: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    spend = panel.spend.sum(axis=1)
    for name, weekly in zip(channels, spend.T, strict=True):
        if weekly.sum() <= 0:
            found.append(f"{name} never spent: nothing can be said about it.")
        elif panel.regions == 1 and weekly.std() < 0.01 * weekly.mean():
            found.append(f"{name} spent the same every week: its effect cannot be told from what comes anyway; only a test can.")
    if panel.weeks < YEAR:
        found.append(f"{panel.weeks} weeks do not show a season: an effect that keeps to the calendar cannot be told from it.")
    ratio = points_per_parameter(panel)
    if ratio < ENOUGH:
        found.append(
            f"{ratio:.1f} observations for each parameter, where {ENOUGH:.0f} are enough: the answer leans on what was assumed."
        )
    late = _deals_before_spend(panel)
    if late is not None:
        found.append(
            f"{late:.0%} of the deals were created before the first spend: earlier spend is missing, or did not cause them."
        )
    gap = _longest_gap(panel.outcome.sum(axis=1))
    if gap >= 4:
        found.append(f"{gap} weeks in a row have no deals: if an export is missing, load it, or the gap will be read as no demand.")
    return tuple(found)


def _deals_before_spend(panel: Panel) -> float | None:
    active = np.flatnonzero(panel.spend.sum(axis=(1, 2)) > 0)
    if not len(active) or active[0] == 0 or panel.outcome.sum() <= 0:
        return None
    return float(panel.outcome[: active[0]].sum() / panel.outcome.sum())


def _longest_gap(weekly: np.ndarray) -> int:
    longest = run = 0
    for count in weekly:
        run = run + 1 if count == 0 else 0
        longest = max(longest, run)
    return longest
