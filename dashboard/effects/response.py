"""How spend turns into deals: carry-over and saturation, on a grid of shapes.

Sources: geometric adstock and logistic saturation, Jin et al. (2017), "Bayesian methods for media mix modeling with carryover and
shape effects"; the hyperbola x / (x + k) is the Hill curve of slope 1.
"""

import numpy as np
from scipy.signal import lfilter

KEEPS = (0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.88)
CURVES = (
    ("logistic", 4.0),
    ("hill", 0.3),
    ("logistic", 3.0),
    ("hill", 1.0),
    ("logistic", 2.0),
    ("hill", 3.0),
    ("logistic", 1.0),
    ("hill", 10.0),
)
"""From flat to straight: the slope over the average at usual spend rises from .15 to .91."""


def adstock(spend: np.ndarray, keep: float) -> np.ndarray:
    """Carried-over spend, a_t = keep · a_(t−1) + (1 − keep) · x_t along the first axis; sums to the spend in the long run."""
    return lfilter([1.0 - keep], [1.0, -keep], spend, axis=0)


def saturation(ratio: np.ndarray, kind: str, number: float) -> np.ndarray:
    """Response to spend over usual spend, 0 at 0: logistic tanh(number · ratio / 2), hill ratio / (ratio + number)."""
    return np.tanh(number * ratio / 2) if kind == "logistic" else ratio / (ratio + number)


def usual(spend: np.ndarray) -> np.ndarray:
    """Mean spend over the weeks, at least a millionth of a unit. Shape: weeks × … → …"""
    return spend.mean(axis=0)


def responses(spend: np.ndarray, base: np.ndarray) -> np.ndarray:
    """Response of one channel under every shape of the grid, in units of its usual spend.

    spend: weeks × regions, money; base: regions, the channel's usual spend there. Returns shapes × weeks × regions, where
    shape = keep × len(CURVES) + curve.
    """
    safe = np.where(base > 0, base, 1.0)
    carried = [adstock(spend / safe, keep) for keep in KEEPS]
    return np.stack([base * saturation(ratio, *curve) for ratio in carried for curve in CURVES])
