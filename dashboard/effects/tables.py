"""Everything the sampler looks up: inner products of every shape of every channel under every setting of demand.

With the linear part and the noise variance integrated out, the likelihood of effects b with chosen shapes depends on the data
through Q = y'Sy − 2 b'F'Sy + b'F'SFb alone, S the inverse covariance. F has one column per channel and shape, so F'Sy and F'SF
are worked out once per setting, and a particle costs channels² look-ups however long the panel is.
"""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import solve_triangular

from .baseline import Demand, Scale, covariance, fixed, grid, moving, scale
from .panel import LiftTest, Panel
from .response import responses, usual

NOISE_WEIGHT = 1.0
STEP = 0.01


@dataclass(frozen=True)
class Tables:
    """yy: settings; fy: settings × (channel × shape); ff: settings × both; constant: minus half the log determinant per
    setting, and the log of its prior weight.

    incremental, marginal: channels × shapes × regions, deals in the window per unit of effect, and per unit of money more;
    lifts: tests × shapes, of the test's channel; scales: channels × shapes, so that an effect of 1 is as many deals as the
    whole panel holds.
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
    known = len(panel.seen)
    sums = raw[:, :, :known].sum(axis=(2, 3), keepdims=True)
    scales = np.where(sums > 0, panel.seen.sum() / np.where(sums > 0, sums, 1.0), 0.0)
    features = (raw * scales)[:, :, panel.warm_up : known] / by.noise[panel.warm_up : known]
    flat = features.reshape(-1, features.shape[2] * features.shape[3]).T
    target = (panel.seen / by.noise[:known])[panel.warm_up :].ravel()
    base, parts, told = fixed(panel, by), moving(panel, by), slice(panel.warm_up * panel.regions, known * panel.regions)
    settings, both = grid(panel.regions, parts.lottery), np.column_stack([target, flat])
    made = [_products(covariance(base, parts, setting)[told, told], both) for setting in settings]
    incremental, marginal = _window(panel, bases, scales[:, :, 0, 0])
    return Tables(
        settings=tuple(settings),
        scale=by,
        cells=len(target),
        yy=np.array([one[0] for one in made]),
        fy=np.stack([one[1] for one in made]),
        ff=np.stack([one[2] for one in made]),
        constant=np.array([one[3] + np.log(setting.weight) for one, setting in zip(made, settings, strict=True)]),
        incremental=incremental,
        marginal=marginal,
        lifts=np.array([_lift(panel, bases, scales[:, :, 0, 0], test) for test in panel.tests]).reshape(
            len(panel.tests), raw.shape[1]
        ),
        scales=scales[:, :, 0, 0],
    )


def log_likelihood(misfit: np.ndarray, cells: int) -> np.ndarray:
    """Log density up to a constant, the noise variance integrated out under an inverse gamma centred at 1. misfit: Q."""
    return -0.5 * (NOISE_WEIGHT + cells) * np.log(NOISE_WEIGHT + misfit)


def _products(whole: np.ndarray, both: np.ndarray) -> tuple[float, np.ndarray, np.ndarray, float]:
    """Inner products of target and features under one covariance, and minus half its log determinant."""
    root = np.linalg.cholesky(whole)
    half = solve_triangular(root, both, lower=True, check_finite=False)
    return half[:, 0] @ half[:, 0], half[:, 1:].T @ half[:, 0], half[:, 1:].T @ half[:, 1:], -np.log(np.diag(root)).sum()


def _window(panel: Panel, bases: np.ndarray, scales: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Deals of the window per unit of effect: spend as it was less none in the window.

    And per money more, at a percent more in it.
    """
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
    before = spend[max(test.start - max(round(panel.periods_a_year / 6.5), 1), 0) : test.start].mean(axis=0) if test.start else base
    high, low = spend.copy(), spend.copy()
    if test.design == "dark":
        high[test.start : test.until], low[test.start : test.until] = before, 0.0
    else:
        low[test.start : test.until] = before if test.design == "up" else 0.0
    gap = responses(high, base) - responses(low, base)
    return test.share * scales[test.channel] * gap[:, test.start :].sum(axis=(1, 2))
