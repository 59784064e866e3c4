"""What can be said without a fit: what was spent, what the deals are worth, and the most that media may have brought of them.

A channel brought nothing at the least and, at the most, the deals that touched it; all of them where touches bound nothing.
"""

from collections.abc import Iterator
from math import inf

import numpy as np

from .arrange import Arranged
from .drawn import ALL
from .figures import Figure
from .fit import interval
from .revenue import value_per_deal
from .said import UNSURE
from .verdict import rung

DRAWS = 400
_ANYWAY = {"deals": "anyway_deals", "pipeline": "anyway_pipeline", "revenue": "anyway"}


def bounded(given: Arranged, margin: float | None) -> Iterator[Figure]:
    """Channel (ALL for all of them), measure, low, no middle, high."""
    revenue = _revenue(given)
    own = given.deals.counted
    wholes = {"deals": float(own.sum()), "pipeline": float(np.nansum(given.deals.amount[own])), "revenue": revenue[1]}
    yield ALL, "all_revenue", *revenue
    for channel, spend, most in _each(given):
        share = min(most / wholes["deals"], 1.0)
        yield channel, "spend", None, spend, None
        for measure, whole in wholes.items():
            yield channel, measure, 0.0, None, share * whole
            if channel == ALL:
                yield ALL, _ANYWAY[measure], (1 - share) * whole, None, whole
        if spend > 0:
            yield channel, "per_unit", 0.0, None, share * revenue[1] / spend
            if margin is not None:
                yield channel, "profit_per_unit", 0.0, None, margin * share * revenue[1] / spend


def standing(given: Arranged) -> Iterator[tuple[str, str, str]]:
    """Channel, measure and words: nothing can be told of any, and what stands behind each."""
    for channel in given.channels:
        yield channel, "drives", UNSURE
        yield channel, "pays", UNSURE
        yield channel, "evidence", rung(channel in given.tested, False, channel in given.touched)


def _revenue(given: Arranged) -> tuple[float, float, float]:
    """Low, mid and high of what the deals of the window bring, won and still to come."""
    value = value_per_deal(given.deals, len(given.regions), DRAWS)
    count = np.bincount(given.deals.group[given.deals.counted], minlength=len(given.regions))
    return interval((value * count).sum(axis=1))


def _each(given: Arranged) -> Iterator[tuple[str, float, float]]:
    """Channel, spend of the window, and the most deals it may have brought."""
    panel = given.panel
    yield ALL, float(given.spend.sum()), inf if panel.touched_any is None else panel.touched_any
    for place, channel in enumerate(given.channels):
        yield channel, float(given.spend[place].sum()), inf if panel.touched is None else float(panel.touched[place])
