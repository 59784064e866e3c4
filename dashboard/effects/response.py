"""How spend turns into deals: carry-over and saturation, on a grid of shapes.

Sources: geometric adstock and logistic saturation, Jin et al. (2017), "Bayesian methods for media mix modeling with carryover and
shape effects"; the hyperbola x / (x + k) is the Hill curve of slope 1.
"""

import numpy as np
from scipy.signal import lfilter

KEEPS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
CURVES = (
    ("logistic", 3.0),
    ("logistic", 2.2),
    ("logistic", 1.6),
    ("logistic", 1.0),
    ("logistic", 0.5),
)
"""From flat to straight: the slope over the average at usual spend rises from .30 to .96."""


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
