"""Small panels for the tests: two regions, one or two channels, effects that a person can see."""

from dataclasses import replace

import numpy as np

from dashboard.effects.fit import Fit, fit
from dashboard.effects.panel import Panel

WEEKS = 104


def panel(each: float = 8.0, base: float = 10.0, channels: int = 1) -> Panel:
    """A channel goes on and off every four weeks, by turns in two regions; while on it brings `each` deals a week."""
    rng = np.random.default_rng(5)
    on = (np.arange(WEEKS)[:, None] // 4 + np.arange(2)) % 2
    spend = np.stack([1000.0 * (on if one == 0 else rng.gamma(4, 0.25, on.shape)) for one in range(channels)], axis=2)
    return Panel(rng.poisson(base + each * on).astype(float), spend, first=WEEKS - 52, last=WEEKS)


def fitted(given: Panel, **changes: object) -> Fit:
    """A quick fit: few particles."""
    return fit(replace(given, **changes), particles=400)
