"""Is a scope different from its own past, or from its peers? Score tests on counts, rates and times, stratified.

A score U with variance V sums over strata; U / V is the usual one-step estimate of the log ratio (Yusuf et al. 1985),
V its information. Shares use the hypergeometric variance (Mantel–Haenszel), rates the binomial one given their sum,
times the difference of mean logarithms. Few hits are skewed, so z comes from three moments (Wilson and Hilferty 1931).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from dashboard.effects.cells import Cells

LEAST_INFORMATION = 5.0
LEAST_TRIES = 20
RECENT = (8, 10, 13, 16, 20, 24, 30, 39, 52)
PAST = 104
SCAN_PENALTY = {"past": 6.0, "peers": 2.5}
"""The tail of the strongest of RECENT, and of the peers' three spans, over the tail of one; simulated, at z of 3 to 4."""


@dataclass(frozen=True)
class Contrast:
    """How a scope stands now against its benchmark: z, one-sided p of being higher and lower, means with the error of their gap."""

    z: float
    p_high: float
    p_low: float
    weeks: int
    now: float
    before: float
    elsewhere: float
    gap: float
    gap_error: float
    tries: float


def score(
    family: str, hits: np.ndarray, tries: np.ndarray, other_hits: np.ndarray, other_tries: np.ndarray, noise: float
) -> np.ndarray:
    """U, V and U's third moment in each stratum: hits among tries here against there; nought where either side is empty."""
    all_hits, all_tries = hits + other_hits, tries + other_tries
    whole = np.maximum(all_tries, 1e-9)
    weight = tries * other_tries / whole
    is_told = (tries > 0) & (other_tries > 0)
    if family == "time":
        gap = hits / np.maximum(tries, 1e-9) - other_hits / np.maximum(other_tries, 1e-9)
        return np.where(is_told, np.stack([weight * gap / noise, weight / noise, np.zeros_like(weight)]), 0)
    u = hits - all_hits * tries / whole
    spread = all_hits * (all_tries - all_hits) / whole / np.maximum(all_tries - 1, 1) if family == "share" else all_hits / whole
    v = np.maximum(spread, 0) * weight
    rare = 1 - 2 * all_hits / whole if family == "share" else 1.0
    return np.where(is_told, np.stack([u, v, v * rare * (1 - 2 * tries / whole)]), 0)


def normal(u: np.ndarray, v: np.ndarray, third: np.ndarray, step: float) -> np.ndarray:
    """z of a sum that moves in steps, from its variance and third moment: a gamma of the same moments, made normal."""
    z = np.sign(u) * np.maximum(np.abs(u) - 0.5 * step, 0) / np.sqrt(v)
    skew = third / v**1.5
    side, size = np.where(skew < 0, -1.0, 1.0), np.maximum(np.abs(skew), 1e-3)
    root = np.cbrt(np.maximum(1 + side * z * size / 2, 1e-9))
    return np.asarray(np.where(np.abs(skew) > 1e-3, side * 6 / size * (root - 1 + size**2 / 36), z))


def against_past(
    found: Cells,
    scope: np.ndarray,
    family: str,
    noise: float,
    labels: np.ndarray,
    strata: np.ndarray,
    starts: Sequence[int] = RECENT,
) -> Contrast | None:
    """The scope's change within strata against the change of its peers, at the start that shows it most."""
    weeks = np.array([each for each in starts if each < found.weeks - 8], int)
    if not len(weeks):
        return None
    sums = [part for last, first in ((0, weeks), (weeks, weeks + PAST)) for part in found.summed(last, first)]
    alone, beside = np.zeros((3, len(weeks))), np.zeros((3, len(weeks)))
    for label in np.unique(labels[scope]):
        change = _summed(family, sums, strata, scope & (labels == label), noise)
        rest = _summed(family, sums, strata, ~scope & (labels == label), noise)
        has_rest = rest[1] > 0
        share = np.divide(change[1], rest[1], out=np.zeros_like(change[1]), where=has_rest)
        alone += change
        beside += np.where(has_rest | (label == 0), change + np.stack([-share, share**2, -(share**3)]) * rest, 0)
    z = _weaker(*(_z(family, each) for each in (alone, beside)))
    return _strongest(found, scope, labels, family, noise, weeks, z, beside[1], "past")


def _z(family: str, moments: np.ndarray) -> np.ndarray:
    u, v, third = moments
    return np.where(v > 0, normal(u, np.where(v > 0, v, 1.0), third, float(family != "time")), 0.0)


def _weaker(alone: np.ndarray, beside: np.ndarray) -> np.ndarray:
    """A change must be one by itself and beside the peers: else peers that fell would be told as a rise of the rest."""
    return np.where(np.sign(alone) == np.sign(beside), np.sign(beside) * np.minimum(np.abs(alone), np.abs(beside)), 0.0)


def against_peers(
    found: Cells,
    scope: np.ndarray,
    family: str,
    noise: float,
    labels: np.ndarray,
    strata: np.ndarray,
    starts: Sequence[int] = (13, 26, 52),
) -> Contrast | None:
    """The scope against the groups outside it in the same strata, over the recent weeks that show it most."""
    weeks = np.array([each for each in starts if each <= found.weeks], int)
    if not len(weeks):
        return None
    place = strata + labels * (strata.max(initial=0) + 1)
    parts = found.summed(0, weeks)
    sums = [_pooled(place, part, side) for side in (scope, ~scope) for part in parts]
    moments = score(family, sums[0], sums[1], sums[2], sums[3], noise).sum(axis=1)
    return _strongest(found, scope, labels, family, noise, weeks, _z(family, moments), moments[1], "peers")


def _strongest(
    found: Cells,
    scope: np.ndarray,
    labels: np.ndarray,
    family: str,
    noise: float,
    weeks: np.ndarray,
    z: np.ndarray,
    v: np.ndarray,
    against: str,
) -> Contrast | None:
    """The number of weeks that shows it most, of those with enough to go by."""
    tries = found.summed(0, weeks)[1][scope].sum(axis=0)
    is_told = (v >= LEAST_INFORMATION) & (tries >= LEAST_TRIES)
    if not is_told.any():
        return None
    best = int(np.argmax(np.where(is_told, np.abs(z), -1.0)))
    return _contrast(found, scope, labels, family, noise, int(weeks[best]), float(z[best]), against)


def _summed(family: str, sums: list[np.ndarray], strata: np.ndarray, rows: np.ndarray, noise: float) -> np.ndarray:
    """U, V and third moment of some groups, for each number of weeks."""
    hits, tries, other_hits, other_tries = (_pooled(strata, part, rows) for part in sums)
    return score(family, hits, tries, other_hits, other_tries, noise).sum(axis=1)


def _pooled(strata: np.ndarray, part: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Groups × weeks as strata × weeks, of the groups that are true in rows."""
    pooled = np.zeros((int(strata.max(initial=0)) + 1, part.shape[1]))
    np.add.at(pooled, strata[rows], part[rows])
    return pooled


def _contrast(
    found: Cells, scope: np.ndarray, labels: np.ndarray, family: str, noise: float, weeks: int, z: float, against: str
) -> Contrast:
    now, past = slice(-weeks, None), slice(max(found.weeks - weeks - PAST, 0), found.weeks - weeks)
    peers = ~scope & (labels == 0)
    here, before = _mean(found, scope, now, family, noise), _mean(found, scope, past, family, noise)
    there, there_before = _mean(found, peers, now, family, noise), _mean(found, peers, past, family, noise)
    drift = there[0] - there_before[0] if peers.any() and there[2] and there_before[2] else 0.0
    gap = here[0] - before[0] - drift if against == "past" else here[0] - there[0]
    errors = [here[1], before[1], there[1], there_before[1]] if against == "past" else [here[1], there[1]]
    tests = SCAN_PENALTY[against]
    p_high = min(1.0, tests * float(ndtr(-z)))
    p_low = min(1.0, tests * float(ndtr(z)))
    error = float(np.sqrt(sum(each**2 for each in errors if np.isfinite(each))))
    return Contrast(float(z), p_high, p_low, weeks, here[0], before[0], there[0], gap, error, here[2])


def _mean(found: Cells, scope: np.ndarray, span: slice, family: str, noise: float) -> tuple[float, float, float]:
    """Mean, its standard error and the number of tries of some groups in some weeks."""
    hits, tries = found.hits[scope, span].sum(), found.tries[scope, span].sum()
    if not tries:
        return float("nan"), float("nan"), 0.0
    mean = hits / tries
    soft = (hits + 0.5) / (tries + 1)
    spread = {"share": soft * (1 - soft), "rate": soft, "time": noise}[family]
    return float(mean), float((spread / tries) ** 0.5), float(tries)
