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
from .response import usual

DIFFUSE = 30.0
REGIONAL_TREND = 0.3
SEASON, SEASON_LENGTH = 0.2, 0.45
NATIONAL, REGIONAL, KEEPS = (0.005, 0.02, 0.06, 0.16), (0.02, 0.06, 0.14), (0.7, 0.95)
FOLLOWED_NATIONAL, FOLLOWED_REGIONAL = 0.03, 0.02
LOTTERY = 0.9
LEAST_NOISE = 1e-3


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
    """One setting of what the data decide on a grid: how far demand moves, how long it stays, and whether budgets followed it.

    weight: its prior weight, one in the mean of all settings.
    """

    national: float
    regional: float
    keep: float
    followed: bool
    weight: float


def grid(regions: int, lottery: float) -> list[Demand]:
    """The settings tried. lottery: the chance that budgets were set without regard to demand.

    It is tried only where it is all but certain: data cannot refute it, and would prefer it wherever it is tried.
    """
    apart = REGIONAL if regions > 1 else (0.0,)
    ways = {False: 2 * lottery, True: 2 * (1 - lottery)} if lottery > LOTTERY else {True: 1.0}
    return [Demand(*each, followed, weight) for followed, weight in ways.items() for each in product(NATIONAL, apart, KEEPS)]


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
    return Scale(mean, _relative_noise(panel, mean[: len(total)]) * np.broadcast_to(mean.mean(axis=0), mean.shape))


def _relative_noise(panel: Panel, mean: np.ndarray) -> float:
    """Noise of an amount over its mean, from its steps from week to week less what steps of spend and controls explain."""
    steps = np.diff(panel.seen / mean, axis=0)
    base = usual(panel.spend)
    ratio = panel.spend / np.where(base > 0, base, np.inf)
    sides = [ratio, np.sqrt(ratio), np.concatenate([ratio[:1], ratio[:-1]])]
    if panel.controls is not None:
        sides.append(np.broadcast_to(panel.controls[:, None, :], (panel.weeks, panel.regions, panel.controls.shape[1])))
    moved = np.diff(np.concatenate(sides, axis=2)[: len(panel.seen)], axis=0).reshape(steps.size, -1)
    rest = steps.ravel() - moved @ np.linalg.lstsq(moved, steps.ravel(), rcond=None)[0]
    free = max(rest.size - moved.shape[1], 1) / rest.size
    return max(1.4826 * float(np.median(np.abs(rest - np.median(rest)))) / np.sqrt(2 * free), LEAST_NOISE)


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
    """The parts of the covariance that a setting scales: national and regional demand by keep, and the budgets that follow each.

    Each cells × cells. lottery: chance that no budget was set with regard to demand.
    """

    national: dict[float, np.ndarray]
    regional: dict[float, np.ndarray]
    followed: tuple[np.ndarray, ...]
    lottery: float


def moving(panel: Panel, by: Scale) -> Moving:
    """Demand's paths, AR(1) with unit variance, and the budgets that follow them, all relative to the noise scale."""
    weeks, regions = panel.outcome.shape
    level = by.level.ravel()
    cells = level[:, None] * level[None, :]
    gap = np.abs(np.arange(weeks)[:, None] - np.arange(weeks)[None, :])
    paths = {keep: cells * np.repeat(np.repeat(keep**gap, regions, axis=0), regions, axis=1) for keep in KEEPS}
    own = np.tile(np.eye(regions), (weeks, weeks))
    steered = budgets(panel)
    followed = tuple(cells * (columns @ columns.T) for columns in steered.columns)
    return Moving(paths, {keep: path * own for keep, path in paths.items()}, followed, steered.lottery)


def covariance(base: np.ndarray, parts: Moving, demand: Demand) -> np.ndarray:
    """The whole covariance over σ² under one setting, noise included. Shape: cells × cells."""
    whole = base + demand.national**2 * parts.national[demand.keep]
    if demand.regional:
        whole += demand.regional**2 * parts.regional[demand.keep]
    if demand.followed:
        whole += max(demand.national, FOLLOWED_NATIONAL) ** 2 * parts.followed[0]
        whole += max(demand.regional, FOLLOWED_REGIONAL) ** 2 * sum(parts.followed[1:])
    whole.flat[:: len(whole) + 1] += 1.0
    return whole


def _standard(controls: np.ndarray) -> np.ndarray:
    spread = controls.std(axis=0)
    return (controls - controls.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
