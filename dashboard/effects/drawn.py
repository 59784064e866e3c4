"""Both halves together, draw by draw: what each channel brought in each region, in deals and in money."""

from dataclasses import dataclass

import numpy as np

from .arrange import Arranged
from .fit import Fit
from .revenue import WON, value_per_deal

ALL = ""


@dataclass(frozen=True)
class Drawn:
    """Draws × channels × regions: deals, money of their pipeline and revenue, and revenue won already.

    value: draws × regions, what a deal is worth; whole: the same, revenue of all deals of the window. next_unit: revenue in the
    region of one more unit of spend in all regions. count, worth: regions, deals of the window and the mean amount of one.
    """

    deals: np.ndarray
    pipeline: np.ndarray
    revenue: np.ndarray
    won: np.ndarray
    next_unit: np.ndarray
    value: np.ndarray
    whole: np.ndarray
    count: np.ndarray
    worth: np.ndarray


def drawn(given: Arranged, found: Fit) -> Drawn:
    """What each channel brought, from the fit and what a deal is worth."""
    value = value_per_deal(given.deals, len(given.regions), len(found.incremental))
    count = np.bincount(given.deals.group[given.deals.counted], minlength=len(given.regions))
    worth, won_share = _amounts(given)
    revenue = found.incremental * value[:, None, :]
    return Drawn(
        deals=found.incremental,
        pipeline=found.incremental * worth,
        revenue=revenue,
        won=revenue * won_share,
        next_unit=found.marginal * value[:, None, :],
        value=value,
        whole=value * count,
        count=count,
        worth=worth,
    )


def _amounts(given: Arranged) -> tuple[np.ndarray, np.ndarray]:
    """By region: mean amount of a deal of the window, and the part of its expected revenue that is won already."""
    own = given.deals.counted
    amount, group = np.nan_to_num(given.deals.amount[own]), given.deals.group[own]
    size = np.maximum(np.bincount(group, minlength=len(given.regions)), 1)
    worth = np.bincount(group, amount, len(given.regions)) / size
    won = np.bincount(group, amount * (given.deals.outcome[own] == WON), len(given.regions)) / size
    expected = np.maximum(value_per_deal(given.deals, len(given.regions), 200).mean(axis=0), 1e-9)
    return worth, np.minimum(won / expected, 1.0)
