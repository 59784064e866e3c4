"""Thin or bad data: what can still be said, and what cannot."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from .days import written
from .panel import Panel

FEWEST, FEWEST_DEALS = 12, 10


@dataclass(frozen=True)
class Reading:
    """What a panel is good for: usable says whether a fit is worth running; sentences say what stops it, else what weakens it."""

    usable: bool
    sentences: tuple[str, ...]


def reading(panel: Panel, channels: tuple[str, ...]) -> Reading:
    """Looks at a panel before it is fitted. channels: their names, in order."""
    stops = _stops(panel, channels)
    return Reading(not stops, stops or _warnings(panel, channels))


def apart(first_spend: date | None, last_spend: date | None, first_deal: date | None, last_deal: date | None) -> str:
    """Why media spend and deals share no complete week, from the first and last day of each; None where there is none."""
    if first_spend is None or last_spend is None:
        return "No media spend is on file: load what was spent, and when, to hold it against deals."
    if first_deal is None or last_deal is None:
        return "No deal with a day of creation is on file: load the deals that spend is to be held against."
    if first_spend > last_deal:
        return (
            f"Spend begins on {written(first_spend)}, after the last deal of {written(last_deal)}: "
            "load earlier spend or later deals."
        )
    if first_deal > last_spend:
        return (
            f"Deals begin on {written(first_deal)}, after the last spend of {written(last_spend)}: "
            "load earlier deals or later spend."
        )
    return "There is no complete week yet that has both media spend and deals."


def spending(panel: Panel) -> tuple[Panel, np.ndarray]:
    """The panel with only the channels that ever spent, and their places in the old one."""
    kept = np.flatnonzero(panel.spend.sum(axis=(0, 1)) > 0)
    places = {int(old): new for new, old in enumerate(kept)}
    tests = tuple(replace(test, channel=places[test.channel]) for test in panel.tests if test.channel in places)
    touched = None if panel.touched is None else panel.touched[kept]
    return replace(panel, spend=panel.spend[:, :, kept], touched=touched, tests=tests), kept


def joined(panel: Panel, most: int = 10) -> tuple[Panel, np.ndarray]:
    """The panel with its smallest regions joined into one, so that the fit stays quick; and the new place of each old region.

    Regions of a test stay apart.
    """
    if panel.regions <= most:
        return panel, np.arange(panel.regions)
    tested = [region for test in panel.tests for region in test.regions]
    size = np.where(np.isin(np.arange(panel.regions), tested), np.inf, panel.outcome.sum(axis=0))
    places = np.full(panel.regions, most - 1)
    places[np.argsort(-size, kind="stable")[: most - 1]] = np.arange(most - 1)
    into = (places[:, None] == np.arange(most)).astype(float)
    tests = tuple(replace(test, regions=tuple(int(places[one]) for one in test.regions)) for test in panel.tests)
    return replace(panel, outcome=panel.outcome @ into, spend=np.einsum("wrc,rj->wjc", panel.spend, into), tests=tests), places


def points_per_parameter(panel: Panel) -> float:
    """Observations over parameters: three a channel, a level a region, trend, season (six) and noise."""
    return (panel.weeks - panel.warm_up) * panel.regions / (3 * panel.channels + panel.regions + panel.regions + 8)


def _stops(panel: Panel, channels: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    if panel.weeks < FEWEST:
        weeks = "1 week" if panel.weeks == 1 else f"{panel.weeks} {_period(panel)}"
        return (f"Only {weeks} of deals; at least {FEWEST} are needed to compare spend and deals.",)
    if not np.isfinite(panel.outcome).all() or not np.isfinite(panel.spend).all():
        found.append("Some weeks are missing or not a number; load them, or choose a period without the gap.")
    elif panel.outcome.sum() <= 0:
        found.append("No deals were created in these weeks, so there is nothing to explain.")
    elif panel.outcome.sum() < FEWEST_DEALS:
        found.append(f"Only {_deals(panel)} created in these weeks; at least {FEWEST_DEALS} are needed to compare spend and deals.")
    elif panel.spend.sum() <= 0:
        found.append("No spend in these weeks, so there is nothing to test.")
    elif not panel.tests and _never_moves(panel.spend):
        found.append(
            "Every channel spent the same every week, so no week shows what spend brings: vary it on purpose, by region where "
            "deals name one, or run a test."
        )
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
            found.append(f"{name} spent the same every week: what it brings cannot be told from what comes anyway until it moves.")
    if panel.weeks < round(panel.periods_a_year):
        found.append(
            f"{panel.weeks} {_period(panel)} do not show a season: an effect that keeps to the calendar cannot be told from it."
        )
    late = _deals_before_spend(panel)
    if late is not None:
        found.append(
            f"{late:.0%} of the deals were created before the first spend: earlier spend is missing, or did not cause them."
        )
    return tuple(found)


def _never_moves(spend: np.ndarray) -> bool:
    return bool((spend.std(axis=0) <= 0.01 * spend.mean(axis=0)).all())


def _deals_before_spend(panel: Panel) -> float | None:
    active = np.flatnonzero(panel.spend.sum(axis=(1, 2)) > 0)
    if not len(active) or active[0] == 0 or panel.outcome.sum() <= 0:
        return None
    return float(panel.outcome[: active[0]].sum() / panel.outcome.sum())


def _deals(panel: Panel) -> str:
    count = round(panel.outcome.sum())
    return "1 deal was" if count == 1 else f"{count} deals were"


def _period(panel: Panel) -> str:
    return "weeks" if panel.periods_a_year > 26 else "months"
