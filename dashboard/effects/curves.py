"""What each channel would bring at other spend: joint draws of deals, pipeline and revenue over multiples of the window's spend."""

from itertools import repeat

import numpy as np

from .fit import Fit, intervals
from .panel import Panel
from .response import responses, usual

GRID = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0)
KEPT, TOTAL_COUNTS = 200, 4.0
Curve = tuple[str, float, list[float], list[float], list[float]]


def curves(panel: Panel, found: Fit, value: np.ndarray, worth: np.ndarray, channels: tuple[str, ...]) -> tuple[Curve, ...]:
    """Per channel and multiple of GRID: (channel, multiple, deals, pipeline, revenue), the last three lists of KEPT joint draws.

    All spend of the window is multiplied alike; earlier spend stands as it was. value: draws × regions, revenue of a deal; worth:
    regions, its mean amount. At a multiple of 1 they are the draws of the verdict, so parts add up to totals draw by draw.
    """
    rows = kept((found.incremental * value[:, None, :]).sum(axis=2))
    held = found.held.at(rows)
    told: list[Curve] = []
    for multiple in GRID:
        deals = held.per_channel(at_multiple(panel, found.tables.scales, multiple))
        money = deals @ worth, (deals * value[rows][:, None, :]).sum(axis=2)
        brought, pipeline, revenue = ([_short(draws) for draws in each.T] for each in (deals.sum(axis=2), *money))
        told += zip(channels, repeat(multiple), brought, pipeline, revenue, strict=False)
    return tuple(told)


def kept(draws: np.ndarray, tries: int = 3000, seed: int = 7) -> np.ndarray:
    """Places of KEPT draws whose intervals, in total above all and by channel, are nearest those of all. draws: draws × channels.

    Each try takes one draw by chance from every stretch of the draws in the order of their total; the nearest try is kept.
    """
    wide = np.column_stack([draws, draws.sum(axis=1)])
    stretches = np.array_split(np.argsort(wide[:, -1], kind="stable"), min(KEPT, len(wide)))
    rng, whole = np.random.default_rng(seed), intervals(wide)
    picks = np.column_stack([rng.choice(stretch, tries) for stretch in stretches])
    counts = np.where(np.arange(wide.shape[1]) < draws.shape[1], 1.0, TOTAL_COUNTS) / np.maximum(wide.std(axis=0), 1e-9)
    far = [(np.abs(intervals(wide[some]) - whole) * counts).sum(axis=(1, 2)) for some in np.array_split(picks, 30)]
    return np.asarray(picks[np.concatenate(far).argmin()])


def paces(panel: Panel) -> tuple[np.ndarray, np.ndarray]:
    """Least and most spend of a quarter's weeks in a row, as multiples of the window's pace; nan where it has none.

    Shapes: channels.
    """
    weekly = panel.spend.sum(axis=1)
    weeks = min(panel.quarter, len(weekly))
    running = np.cumsum(np.vstack([np.zeros(panel.channels), weekly]), axis=0)
    usual_pace = weekly[panel.window].mean(axis=0) * weeks
    quarters = (running[weeks:] - running[:-weeks]) / np.where(usual_pace > 0, usual_pace, np.nan)
    return quarters.min(axis=0), quarters.max(axis=0)


def at_multiple(panel: Panel, scales: np.ndarray, multiple: float) -> np.ndarray:
    """Deals of the window per unit of effect at a multiple of its spend, against none: channels × shapes × regions."""
    bases = usual(panel.spend)
    told = []
    for one in range(panel.channels):
        spend = panel.spend[:, :, one]
        without, then = spend.copy(), spend.copy()
        without[panel.window], then[panel.window] = 0.0, multiple * spend[panel.window]
        none, some = (responses(each, bases[:, one])[:, panel.window].sum(axis=1) for each in (without, then))
        told.append((some - none) * scales[one][:, None])
    return np.stack(told)


def _short(draws: np.ndarray) -> list[float]:
    return [float(f"{draw:.5g}") for draw in draws]
