"""The figures of a study: every measure with its interval, and draws by region and week that a filter may add up."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from .arrange import Arranged
from .curves import KEPT, kept
from .drawn import ALL, Drawn
from .fit import Fit, interval
from .next_test import detectable, ruled_out
from .series import brought
from .thin import points_per_parameter

Figure = tuple[str, str, float | None, float | None, float | None]


def company(given: Arranged, drawn: Drawn) -> Iterator[Figure]:
    """What the deals of the window are worth in all, won and still to come, and what would have come without media."""
    yield ALL, "points_per_parameter", None, points_per_parameter(given.panel), None
    revenue = interval(drawn.whole.sum(axis=1))
    yield ALL, "all_revenue", *revenue
    wholes = {"anyway": revenue[1], "anyway_deals": drawn.count.sum(), "anyway_pipeline": (drawn.count * drawn.worth).sum()}
    for (measure, whole), draws in zip(wholes.items(), (drawn.revenue, drawn.deals, drawn.pipeline), strict=True):
        yield ALL, measure, *interval(whole - draws.sum(axis=(1, 2)))


def channels(given: Arranged, drawn: Drawn, margin: float | None) -> Iterator[Figure]:
    """Every measure, for all channels together and for each; of_channels: their middles added up."""
    yield ALL, "of_channels", None, sum(interval(drawn.revenue[:, one].sum(axis=1))[1] for one in range(len(given.channels))), None
    for channel, places in _chosen(given):
        spend = float(given.spend[places].sum())
        yield channel, "spend", None, spend, None
        for measure, draws in _measured(drawn, places, spend, margin):
            yield channel, measure, *interval(draws)


def excluded(given: Arranged, found: Fit, drawn: Drawn) -> Iterator[Figure]:
    """Revenue the data exclude (low: less than this, high: more than this) and revenue they could have seen.

    What is ruled out lies outside the interval that stands beside it.
    """
    seen_in_all, seen = detectable(given.panel, found)
    even = np.full(len(found.doubt), 1 / len(found.doubt))
    value = float(drawn.whole.sum(axis=1).mean() / max(drawn.count.sum(), 1))
    for channel, places in _chosen(given):
        out = ruled_out(drawn.revenue[:, places].sum(axis=(1, 2)), even)
        yield channel, "ruled_out", out.below, None, out.above
        yield channel, "detectable", None, value * (float(seen[places[0]]) if channel else seen_in_all), None


def by_region(given: Arranged, drawn: Drawn) -> Iterator[tuple]:
    """Region, channel, spend, then the kept draws of deals, pipeline, revenue and next unit; channel ALL is all deals there are."""
    rows = kept(drawn.revenue.sum(axis=2))
    for place, region in enumerate(given.regions):
        count = np.full(len(rows), drawn.count[place])
        whole = (count, count * drawn.worth[place], drawn.whole[rows, place], 0.0 * count)
        yield region, ALL, float(given.spend[:, place].sum()), *(_listed(draws) for draws in whole)
        for number, channel in enumerate(given.channels):
            each = (drawn.deals, drawn.pipeline, drawn.revenue, drawn.next_unit)
            yield region, channel, float(given.spend[number, place]), *(_listed(draws[rows, number, place]) for draws in each)


def by_week(given: Arranged, found: Fit, drawn: Drawn, start: date) -> Iterator[tuple]:
    """Region, Monday, and the kept draws of the pipeline that media brought in that week of the window."""
    media = brought(given.panel, found, draws=min(KEPT, len(drawn.deals))).sum(axis=1) * drawn.worth
    for week in range(given.panel.first, given.panel.last):
        for place, region in enumerate(given.regions):
            yield region, start + timedelta(weeks=week), _listed(media[:, week, place])


def _chosen(given: Arranged) -> list[tuple[str, list[int]]]:
    return [(ALL, list(range(len(given.channels)))), *((name, [place]) for place, name in enumerate(given.channels))]


def _measured(drawn: Drawn, places: list[int], spend: float, margin: float | None) -> Iterator[tuple[str, np.ndarray]]:
    """Each measure of some channels."""

    def summed(draws: np.ndarray) -> np.ndarray:
        return np.asarray(draws[:, places].sum(axis=(1, 2)))

    revenue = summed(drawn.revenue)
    yield from (("deals", summed(drawn.deals)), ("pipeline", summed(drawn.pipeline)), ("revenue", revenue))
    yield "of_which_won", summed(drawn.won)
    if spend > 0:
        yield "per_unit", revenue / spend
        if margin is not None:
            yield "profit_per_unit", margin * revenue / spend
        if len(places) == 1:
            yield "next_unit", summed(drawn.next_unit)


def _listed(draws: np.ndarray) -> list[float]:
    return [float(f"{value:.5g}") for value in draws]
