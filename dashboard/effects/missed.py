"""How far past forecasts of a period missed, and by what that corrects the next one.

Each ended quarter gives one miss, that of the forecast with about as many days ahead: what came as a share of what was said, less
one. A miss is luck, as wide as the forecast's own draws or as the misses differ, and what all share. Most companies' misses share
nothing, and correcting by luck would make their forecasts worse: so what is shared has even less than even odds beforehand, and a
draw is corrected with the chance that the misses leave it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .forecast import Forecast

USUAL, BEFOREHAND, LEAST = 0.2, 0.3, 0.2


@dataclass(frozen=True)
class Miss:
    """Of the period that ended on `end`, forecast `ahead` days before.

    share: what came beyond what was said, as a share of it; luck: the variance that the forecast itself gave that share.
    """

    end: int
    ahead: int
    share: float
    luck: float


@dataclass(frozen=True)
class Shared:
    """Chance that misses share anything; and if so how much, and its standard deviation."""

    chance: float
    middle: float
    spread: float


def missed(found: Forecast, came: float, day: int, end: int) -> list[Miss]:
    """The miss of one forecast, made on a day; none where nothing was said. came: won from that day on."""
    said = float(found.total.mean())
    return [Miss(end, end - day, came / said - 1, float(found.total.var()) / said**2)] if said > 0 else []


def corrected(found: Forecast, misses: Sequence[Miss], day: int, end: int, seed: int = 7) -> Forecast:
    """The forecast times what past periods that had ended by the day say of it, draw by draw."""
    known = shared([miss for miss in misses if miss.end <= day], end - day)
    if not known.chance:
        return found
    rng = np.random.default_rng([seed, day, end])
    factor = np.maximum(1 + known.middle + known.spread * rng.standard_normal(len(found.total)), LEAST)
    factor = np.where(rng.random(len(factor)) < known.chance, factor, 1.0)[:, None]
    return Forecast(found.from_open * factor, found.from_new * factor, found.deals, found.chance * float(factor.mean()))


def shared(misses: Sequence[Miss], ahead: int) -> Shared:
    """What the misses share, from the one of each period whose days ahead are nearest."""
    nearest = {miss.end: miss for miss in sorted(misses, key=lambda one: -abs(one.ahead - ahead)) if miss.luck > 0}
    if not nearest:
        return Shared(0.0, 0.0, 0.0)
    share = np.array([miss.share for miss in nearest.values()])
    weight = 1 / np.array([miss.luck for miss in nearest.values()])
    middle = float(weight @ share / weight.sum())
    weight = weight / max(float(weight @ (share - middle) ** 2) / max(len(share) - 1, 1), 1.0)
    luck, both = 1 / weight.sum(), 1 / weight.sum() + USUAL**2
    odds = BEFOREHAND / (1 - BEFOREHAND) * np.sqrt(luck / both) * np.exp(min(middle**2 * (1 / luck - 1 / both) / 2, 50.0))
    return Shared(float(odds / (1 + odds)), float(middle * USUAL**2 / both), float(np.sqrt(luck * USUAL**2 / both)))
