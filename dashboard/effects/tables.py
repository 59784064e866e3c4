"""Everything the sampler looks up: inner products of every shape of every channel under every setting of demand.

With the linear part and the noise variance integrated out, the likelihood of effects b with chosen shapes depends on the data through
Q = y'Sy − 2 b'F'Sy + b'F'SFb alone, S the inverse covariance. F has one column per channel and shape, so F'Sy and F'SF are worked out once
per setting, and a particle costs channels² look-ups however long the panel is.
"""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import solve_triangular
from scipy.optimize import nnls

from .baseline import WARM_UP, Demand, Scale, covariance, fixed, grid, scale
from .panel import LiftTest, Panel
from .response import responses, usual

NOISE_WEIGHT = 4.0
KEPT_WITHIN = 7.0
STEP = 0.01


@dataclass(frozen=True)
class Tables:
    """yy: settings; fy: settings × (channel × shape); ff: settings × both; constant: log prior and half log determinant per setting.

    incremental, marginal: channels × shapes × regions, deals in the window per unit of effect, and per unit of money more; lifts: tests ×
    shapes, of the test's channel; scales: channels × shapes, so that an effect of 1 is as many deals as the whole panel holds.
    """

    settings: tuple[Demand, ...]
    scale: Scale
    cells: int
    yy: np.ndarray
    fy: np.ndarray
    ff: np.ndarray
    constant: np.ndarray
    incremental: np.ndarray
    marginal: np.ndarray
    lifts: np.ndarray
    scales: np.ndarray

    @property
    def shapes(self) -> int:
        """Number of shapes in the grid."""
        return int(self.incremental.shape[1])


def build(panel: Panel) -> Tables:
    """Look-up tables of a panel."""
    by = scale(panel)
    bases = usual(panel.spend)
    raw = np.stack([responses(panel.spend[:, :, one], bases[:, one]) for one in range(panel.channels)])
    sums = raw.sum(axis=(2, 3), keepdims=True)
    scales = np.where(sums > 0, panel.outcome.sum() / np.where(sums > 0, sums, 1.0), 0.0)
    features = (raw * scales)[:, :, WARM_UP:] / by.noise[WARM_UP:]
    flat = features.reshape(-1, features.shape[2] * features.shape[3]).T
    target = (panel.outcome / by.noise)[WARM_UP:].ravel()
    kept = _settings(panel, by, target, flat)
    incremental, marginal = _window(panel, bases, scales[:, :, 0, 0])
    return Tables(
        settings=tuple(demand for demand, _ in kept),
        scale=by,
        cells=len(target),
        yy=np.array([row[0] for _, row in kept]),
        fy=np.stack([row[1] for _, row in kept]),
        ff=np.stack([row[2] for _, row in kept]),
        constant=np.array([row[3] for _, row in kept]),
        incremental=incremental,
        marginal=marginal,
        lifts=np.array([_lift(panel, bases, scales[:, :, 0, 0], test) for test in panel.tests]).reshape(len(panel.tests), raw.shape[1]),
        scales=scales[:, :, 0, 0],
    )


def log_likelihood(misfit: np.ndarray, cells: int) -> np.ndarray:
    """Log density up to a constant, the noise variance integrated out under an inverse gamma centred at 1. misfit: Q."""
    return -0.5 * (NOISE_WEIGHT + cells) * np.log(NOISE_WEIGHT + misfit)


def _settings(panel: Panel, by: Scale, target: np.ndarray, flat: np.ndarray) -> list[tuple[Demand, tuple]]:
    """Settings whose evidence, with media or without, comes near the best, each with its inner products."""
    skip = WARM_UP * panel.regions
    base = fixed(panel, by)
    shapes = flat.shape[1] // panel.channels
    middle = np.arange(panel.channels) * shapes + shapes // 2
    tried, score = [], []
    for demand in grid():
        root = np.linalg.cholesky(covariance(panel, by, base, demand)[skip:, skip:])
        half = solve_triangular(root, np.column_stack([target, flat[:, middle]]), lower=True, check_finite=False)
        constant = np.log(demand.weight) - np.log(np.diag(root)).sum()
        _, rest = nnls(np.vstack([half[:, 1:], np.eye(panel.channels)]), np.append(half[:, 0], np.zeros(panel.channels)))
        score.append(constant + log_likelihood(np.array([half[:, 0] @ half[:, 0], rest**2]), len(target)))
        tried.append((demand, root, constant))
    near = np.any(np.array(score) > np.max(score, axis=0) - KEPT_WITHIN, axis=1)
    return [(demand, _products(root, target, flat, constant)) for (demand, root, constant), keep in zip(tried, near, strict=True) if keep]


def _products(root: np.ndarray, target: np.ndarray, flat: np.ndarray, constant: float) -> tuple:
    half = solve_triangular(root, np.column_stack([target, flat]), lower=True, check_finite=False)
    return half[:, 0] @ half[:, 0], half[:, 1:].T @ half[:, 0], half[:, 1:].T @ half[:, 1:], constant


def _window(panel: Panel, bases: np.ndarray, scales: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Deals of the window per unit of effect: spend as it was less none in the window; and per money more, at a percent more in it."""
    incremental, marginal = [], []
    for one in range(panel.channels):
        spend = panel.spend[:, :, one]
        without, more = spend.copy(), spend.copy()
        without[panel.window] = 0.0
        more[panel.window] *= 1 + STEP
        now, none, then = (responses(each, bases[:, one])[:, panel.window].sum(axis=1) for each in (spend, without, more))
        money = STEP * spend[panel.window].sum()
        incremental.append((now - none) * scales[one][:, None])
        marginal.append((then - now) * scales[one][:, None] / money if money > 0 else 0.0 * now)
    return np.stack(incremental), np.stack(marginal)


def _lift(panel: Panel, bases: np.ndarray, scales: np.ndarray, test: LiftTest) -> np.ndarray:
    """What the test should have measured per unit of effect, per shape, in deals."""
    where = list(test.regions)
    spend, base = panel.spend[: test.end, where, test.channel], bases[where, test.channel]
    before = spend[max(test.start - 8, 0) : test.start].mean(axis=0) if test.start else base
    high, low = spend.copy(), spend.copy()
    if test.design == "dark":
        high[test.start : test.until], low[test.start : test.until] = before, 0.0
    else:
        low[test.start : test.until] = before if test.design == "up" else 0.0
    gap = responses(high, base) - responses(low, base)
    return test.share * scales[test.channel] * gap[:, test.start :].sum(axis=(1, 2))
