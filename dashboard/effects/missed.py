"""How far past forecasts of a period missed, and by what that corrects the next one.

Each ended quarter gives one miss, that of the forecast with about as many days ahead: what came as a share of what was said, less
one. A miss is luck as wide as the forecast's own draws, and what all share: a normal prior round nought leans few misses on none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .forecast import Forecast

USUAL, LEAST = 0.1, 0.2


@dataclass(frozen=True)
class Miss:
    """Of the period that ended on `end`, forecast `ahead` days before.

    share: what came beyond what was said, as a share of it; luck: the variance that the forecast itself gave that share.
    """

    end: int
    ahead: int
    share: float
    luck: float


def missed(found: Forecast, came: float, day: int, end: int) -> list[Miss]:
    """The miss of one forecast, made on a day; none where nothing was said. came: won from that day on."""
    said = float(found.total.mean())
    return [Miss(end, end - day, came / said - 1, float(found.total.var()) / said**2)] if said > 0 else []


def corrected(found: Forecast, misses: Sequence[Miss], day: int, end: int, seed: int = 7) -> Forecast:
    """The forecast times what past periods that had ended by the day say of it, draw by draw."""
    middle, spread = shared([miss for miss in misses if miss.end <= day], end - day)
    if not spread:
        return found
    rng = np.random.default_rng([seed, day, end])
    factor = np.maximum(1 + middle + spread * rng.standard_normal(len(found.total)), LEAST)[:, None]
    return Forecast(found.from_open * factor, found.from_new * factor, found.deals, found.chance * float(factor.mean()))


def shared(misses: Sequence[Miss], ahead: int) -> tuple[float, float]:
    """What the misses share, and its standard deviation; no deviation where there is none to learn from."""
    nearest: dict[int, Miss] = {}
    for miss in sorted(misses, key=lambda one: -abs(one.ahead - ahead)):
        nearest[miss.end] = miss
    found = [miss for miss in nearest.values() if miss.luck > 0]
    if not found:
        return 0.0, 0.0
    weight = np.array([1 / miss.luck for miss in found])
    precision = weight.sum() + USUAL**-2
    return float(weight @ np.array([miss.share for miss in found]) / precision), float(precision**-0.5)
