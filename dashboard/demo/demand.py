"""Latent demand: what buyers want in a region in a week, before any marketing. It moves budgets and deals alike."""

import numpy as np

from .clock import START, WEEKS
from .draw import autoregressive, stream
from .market import REGIONS

GROWTH_A_YEAR = 0.07


def demand(seed: int) -> np.ndarray:
    """Log demand against its level of the last year. Shape: weeks × regions."""
    rng = stream(seed, "demand")
    weeks = np.arange(WEEKS)
    shared = autoregressive(rng, WEEKS, 1, 0.9, 0.03)
    own = autoregressive(rng, WEEKS, len(REGIONS), 0.85, 0.07)
    trend = GROWTH_A_YEAR * (weeks - (WEEKS - 26)) / 52
    return (trend + season(weeks))[:, None] + shared + own


def season(weeks: np.ndarray) -> np.ndarray:
    """The year's shape: strong spring and autumn, a quiet August, next to nothing over the holidays."""
    of_year = ((START.timetuple().tm_yday / 7 + weeks) % 52.18).astype(float)
    wave = 0.09 * np.cos(2 * np.pi * (of_year - 41) / 26.09)
    return wave - _dip(of_year, 32.5, 2.5, 0.18) - _dip(of_year, 51.3, 1.2, 0.45)


def _dip(of_year: np.ndarray, centre: float, width: float, depth: float) -> np.ndarray:
    away = np.abs(of_year - centre)
    return depth * np.exp(-0.5 * (np.minimum(away, 52.18 - away) / width) ** 2)
