"""What would have come anyway: levels, trend, season and moving demand, as one Gaussian prior that is integrated out.

Outcome over its noise scale is Gaussian with covariance σ² (I + Z K Zᵀ): diffuse levels, trend and controls, a periodic season,
national and regional demand as AR(1) paths, and raw spend, which lets demand explain the part of the outcome that moves with
budgets. Source: Rasmussen & Williams (2006), Gaussian Processes for Machine Learning, 2.7 (explicit basis functions) and 4.2
(periodic covariance).
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from .budgets import budgets
from .panel import Panel

DIFFUSE = 30.0
REGIONAL_TREND = 0.3
SEASON, SEASON_LENGTH = 0.2, 0.45
NATIONAL, REGIONAL, KEEPS = (0.03, 0.08, 0.16), (0.02, 0.06, 0.14), (0.6, 0.9)


@dataclass(frozen=True)
class Scale:
    """mean: smoothed mean of the outcome; noise: its noise scale before σ; both weeks × regions, units of the outcome."""

    mean: np.ndarray
    noise: np.ndarray

    @property
    def level(self) -> np.ndarray:
        """A region's usual outcome over its noise; constant in time, or the baseline could not follow what media can."""
        return self.mean.mean(axis=0) / self.noise


@dataclass(frozen=True)
class Demand:
    """One setting of what the data decide on a grid: how far demand moves, and how long it stays."""

    national: float
    regional: float
    keep: float


def grid(regions: int) -> list[Demand]:
    """The settings tried, each with its prior weight; ordered so that neighbours share their paths."""
    apart = REGIONAL if regions > 1 else (0.0,)
    return [Demand(*each) for each in product(NATIONAL, apart, KEEPS)]


def scale(panel: Panel) -> Scale:
    """Smoothed mean (13 periods, national shape × region share) and the noise scale that makes σ near 1."""
    total = panel.seen.sum(axis=1)
    share = panel.seen.sum(axis=0) / max(total.sum(), 1e-9)
    width = min(13, len(total) // 2 * 2 - 1)
    smooth = np.convolve(np.pad(total, width // 2, mode="edge"), np.ones(width) / width, mode="valid")
    smooth = np.pad(smooth, (0, panel.hidden), mode="edge")
    mean = np.maximum(smooth[:, None] * np.maximum(share, 1e-3), 0.05 * total.mean() / panel.regions + 1e-9)
    if panel.kind == "count":
        return Scale(mean, np.sqrt(mean))
    steps = np.diff(panel.seen / mean[: len(total)], axis=0)
    relative = max(1.4826 * np.median(np.abs(steps - np.median(steps))) / np.sqrt(2), 1e-3)
    return Scale(mean, relative * np.broadcast_to(mean.mean(axis=0), mean.shape))


def fixed(panel: Panel, by: Scale) -> np.ndarray:
    """Covariance of what does not change between settings, over σ² and the noise scale.

    Shape: cells × cells, cell = week × regions + region.
    """
    weeks, regions = panel.outcome.shape
    week = np.repeat(np.arange(weeks), regions)
    region = np.tile(np.arange(regions), weeks)
    level = by.level.ravel()
    slope = (week - week.mean()) / weeks
    columns = [DIFFUSE * (region == one) for one in range(regions)] + [DIFFUSE * slope]
    columns += [REGIONAL_TREND * slope * (region == one) for one in range(regions)]
    if panel.controls is not None:
        columns += [DIFFUSE * control[week] for control in _standard(panel.controls).T]
    basis = np.stack(columns, axis=1)
    turn = np.sin(np.pi * (week[:, None] - week[None, :]) / panel.periods_a_year)
    season = SEASON**2 * np.exp(-2 * (turn / SEASON_LENGTH) ** 2)
    return level[:, None] * level[None, :] * (basis @ basis.T + season)


@dataclass(frozen=True)
class Moving:
    """The parts of the covariance that a setting scales: national and regional demand by keep, budgets included.

    Each cells × cells.
    """

    national: dict[float, np.ndarray]
    regional: dict[float, np.ndarray]


def moving(panel: Panel, by: Scale) -> Moving:
    """Demand's paths, AR(1) with unit variance, and the budgets that follow them, all relative to the noise scale."""
    weeks, regions = panel.outcome.shape
    level = by.level.ravel()
    cells = level[:, None] * level[None, :]
    gap = np.abs(np.arange(weeks)[:, None] - np.arange(weeks)[None, :])
    paths = {keep: cells * np.repeat(np.repeat(keep**gap, regions, axis=0), regions, axis=1) for keep in KEEPS}
    own = np.tile(np.eye(regions), (weeks, weeks))
    steered = [level[:, None] * columns for columns in budgets(panel)]
    follow = [columns @ columns.T for columns in steered]
    regional = {keep: path * own + follow[-1] for keep, path in paths.items()}
    return Moving({keep: path + follow[0] for keep, path in paths.items()}, regional)


def covariance(base: np.ndarray, parts: Moving, demand: Demand) -> np.ndarray:
    """The whole covariance over σ² under one setting, noise included. Shape: cells × cells."""
    whole = base + demand.national**2 * parts.national[demand.keep]
    if demand.regional:
        whole += demand.regional**2 * parts.regional[demand.keep]
    whole.flat[:: len(whole) + 1] += 1.0
    return whole


def _standard(controls: np.ndarray) -> np.ndarray:
    spread = controls.std(axis=0)
    return (controls - controls.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
