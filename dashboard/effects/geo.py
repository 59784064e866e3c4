"""Geo tests: synthetic control with placebo ranks, difference in differences, and what a test could see before it is run.

Sources: Abadie, Diamond & Hainmueller (2010), "Synthetic control methods for comparative case studies", weights here by non-
negative least squares that sum to one; the standard error of a hold-out by the delta method on Poisson counts times their over-
dispersion.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import nnls
from scipy.special import ndtri

BEFORE, ECHO = 8, 4


@dataclass(frozen=True)
class Synthetic:
    """effect: actual less synthetic, per period after the start.

    Mean over them; weights of the controls; rank of the treated unit's ratio of misfit after to before among all units (1 = the
    largest), and that rank as a chance under no effect; placebos: the mean gap of each control, to which nothing was done; misfit:
    gaps before.
    """

    effect: np.ndarray
    mean: float
    weights: np.ndarray
    rank: int
    chance: float
    placebos: np.ndarray
    misfit: np.ndarray


@dataclass(frozen=True)
class Difference:
    """Difference in differences: effect per period and unit, and its standard error."""

    effect: float
    standard_error: float


@dataclass(frozen=True)
class Power:
    """standard_error in deals over the test and its echo.

    Detectable: the effect found in four tests out of five; low, high: interval round `expected`.
    """

    standard_error: float
    detectable: float
    low: float
    high: float


def synthetic_control(outcome: np.ndarray, controls: np.ndarray, start: int) -> Synthetic:
    """outcome: periods; controls: periods × units that were not treated; start: first period of the action."""
    if controls.shape[1] < 2 or start < 3:
        raise ValueError("A synthetic control needs at least two other regions and three periods before the start.")
    units = np.column_stack([outcome, controls])
    gaps, ratios, weights = [], [], []
    for unit in range(units.shape[1]):
        others = np.delete(controls, unit - 1, axis=1) if unit else controls
        weight = _weights(units[:start, unit], others[:start])
        gap = units[:, unit] - others @ weight
        gaps.append(gap)
        weights.append(weight)
        ratios.append(np.mean(gap[start:] ** 2) / max(np.mean(gap[:start] ** 2), 1e-12))
    rank = int(np.sum(np.array(ratios) >= ratios[0]))
    placebos = np.array([gap[start:].mean() for gap in gaps[1:]])
    before, after = gaps[0][:start], gaps[0][start:]
    return Synthetic(after, float(after.mean()), weights[0], rank, rank / units.shape[1], placebos, before)


def difference_in_differences(outcome: np.ndarray, treated: np.ndarray, start: int) -> Difference:
    """outcome: periods × units; treated: units, flags. The error comes from how the units' own differences vary."""
    change = outcome[start:].mean(axis=0) - outcome[:start].mean(axis=0)
    is_treated = treated.astype(bool)
    one, other = change[is_treated], change[~is_treated]
    if not len(one) or not len(other):
        raise ValueError("A comparison needs at least one treated and one other region.")
    pooled = change - np.where(is_treated, one.mean(), other.mean())
    free = len(change) - 2
    variance = (pooled @ pooled) / free if free > 0 else float("nan")
    return Difference(float(one.mean() - other.mean()), float(np.sqrt(variance * (1 / len(one) + 1 / len(other)))))


def power(treated: float, control: float, weeks: int, expected: float = 0.0, dispersion: float = 1.2, mass: float = 0.9) -> Power:
    """What a hold-out of some weeks could see. treated, control: usual deals a week there; expected: deals the channel brings
    over the test and its echo.

    The treated regions over the test and four weeks of echo stand against their eight weeks before and the control regions;
    with control 0 against their own past alone.
    """
    if treated <= 0 or weeks <= 0:
        raise ValueError("A test needs regions with deals and at least one week.")
    length = weeks + ECHO
    usual = treated * length
    relative = 1 / usual + 1 / (treated * BEFORE)
    relative += 1 / (control * length) + 1 / (control * BEFORE) if control > 0 else 1 / usual
    error = float(usual * np.sqrt(dispersion * relative))
    reach = ndtri((1 + mass) / 2) * error
    return Power(error, float((ndtri((1 + mass) / 2) + ndtri(0.8)) * error), float(expected - reach), float(expected + reach))


def _weights(target: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Non-negative weights that sum to one, by a heavy row in the least squares."""
    heavy = 1e3 * np.abs(others).max()
    weight, _ = nnls(np.vstack([others, heavy * np.ones(others.shape[1])]), np.append(target, heavy), maxiter=100 * others.shape[1])
    return weight
