"""Is a scope different from its own past, or from its peers? Score tests on counts, rates and times, stratified.

A score U with variance V sums over strata; U / V is the usual one-step estimate of the log ratio (Yusuf et al. 1985),
V its information. Shares use the hypergeometric variance (Mantel–Haenszel), rates the binomial one given their sum,
times the difference of mean logarithms.
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
SCAN_PENALTY = 3.0


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
) -> tuple[np.ndarray, np.ndarray]:
    """U and V of each stratum: hits among tries here against hits among tries there; nought where either side is empty."""
    all_hits, all_tries = hits + other_hits, tries + other_tries
    whole = np.maximum(all_tries, 1e-9)
    weight = tries * other_tries / whole
    is_told = (tries > 0) & (other_tries > 0)
    if family == "time":
        gap = hits / np.maximum(tries, 1e-9) - other_hits / np.maximum(other_tries, 1e-9)
        return np.where(is_told, weight * gap / noise, 0), np.where(is_told, weight / noise, 0)
    u = hits - all_hits * tries / whole
    spread = all_hits * (all_tries - all_hits) / whole / np.maximum(all_tries - 1, 1) if family == "share" else all_hits / whole
    return np.where(is_told, u, 0), np.where(is_told, np.maximum(spread, 0) * weight, 0)


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
    starts = [weeks for weeks in starts if weeks < found.weeks - 8]
    best = [_change(found, scope, family, noise, labels, strata, weeks) for weeks in starts]
    return _strongest([each for each in best if each])


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
    best = [_difference(found, scope, family, noise, labels, strata, weeks) for weeks in starts if weeks <= found.weeks]
    return _strongest([each for each in best if each])


def _strongest(found: list[Contrast]) -> Contrast | None:
    return max(found, key=lambda each: abs(each.z), default=None)


def _change(
    found: Cells, scope: np.ndarray, family: str, noise: float, labels: np.ndarray, strata: np.ndarray, weeks: int
) -> Contrast | None:
    spans = np.s_[:, -weeks:], np.s_[:, -weeks - PAST : -weeks]
    sums = [part[span].sum(axis=1) for span in spans for part in (found.hits, found.tries)]
    total_u, total_v = 0.0, 0.0
    for label in np.unique(labels[scope]):
        u, here = _summed(family, sums, strata, scope & (labels == label), noise)
        rest_u, there = _summed(family, sums, strata, ~scope & (labels == label), noise)
        if not there and label:
            continue
        total_u += u - here * rest_u / there if there else u
        total_v += here + (here**2 / there if there else 0)
    return _contrast(found, scope, labels, family, noise, weeks, total_u, total_v, has_past=True)


def _summed(family: str, sums: list[np.ndarray], strata: np.ndarray, rows: np.ndarray, noise: float) -> tuple[float, float]:
    pooled = [np.bincount(strata, part * rows) for part in sums]
    u, v = score(family, pooled[0], pooled[1], pooled[2], pooled[3], noise)
    return float(u.sum()), float(v.sum())


def _difference(
    found: Cells, scope: np.ndarray, family: str, noise: float, labels: np.ndarray, strata: np.ndarray, weeks: int
) -> Contrast | None:
    hits, tries = found.hits[:, -weeks:].sum(axis=1), found.tries[:, -weeks:].sum(axis=1)
    _, place = np.unique(np.stack([labels, strata]), axis=1, return_inverse=True)
    sums = [np.bincount(place, part * side) for side in (scope, ~scope) for part in (hits, tries)]
    u, v = score(family, sums[0], sums[1], sums[2], sums[3], noise)
    return _contrast(found, scope, labels, family, noise, weeks, u.sum(), v.sum(), has_past=False)


def _contrast(
    found: Cells, scope: np.ndarray, labels: np.ndarray, family: str, noise: float, weeks: int, u: float, v: float, has_past: bool
) -> Contrast | None:
    now, past = slice(-weeks, None), slice(-weeks - PAST, -weeks)
    if v < LEAST_INFORMATION or found.tries[scope, now].sum() < LEAST_TRIES:
        return None
    peers = ~scope & (labels == 0)
    here, before = _mean(found, scope, now, family, noise), _mean(found, scope, past, family, noise)
    there, there_before = _mean(found, peers, now, family, noise), _mean(found, peers, past, family, noise)
    drift = there[0] - there_before[0] if peers.any() and there[2] and there_before[2] else 0.0
    gap = here[0] - before[0] - drift if has_past else here[0] - there[0]
    errors = [here[1], before[1], there[1], there_before[1]] if has_past else [here[1], there[1]]
    z = np.sign(u) * max(abs(u) - 0.5 * (family != "time"), 0) / v**0.5
    tests = SCAN_PENALTY if has_past else 2.0
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
