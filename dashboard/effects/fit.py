"""The fit: draws of what each channel brought in the window, in total and per channel from the same draws."""

from dataclasses import dataclass

import numpy as np
from scipy.special import log_ndtr, logsumexp, ndtr

from .panel import Panel
from .response import CURVES, KEEPS
from .smc import Cloud, sample
from .tables import Tables, build, log_likelihood

THRESHOLD = 0.25
EFFECT = 0.13
NOTHING = 0.5
PER_CHANNEL = 3


@dataclass(frozen=True)
class Prior:
    """nothing: chance that no channel works at all; else effect = size · max(|z| − threshold, 0), as a share of all deals."""

    nothing: float = NOTHING
    size: float = EFFECT
    threshold: float = THRESHOLD


@dataclass(frozen=True)
class Fit:
    """incremental, marginal: draws × channels × regions (deals; deals per unit of money); effect: draws × channels, share of all deals.

    media: posterior chance that any channel works; log_bayes_factor: log evidence for media against none.
    """

    incremental: np.ndarray
    marginal: np.ndarray
    effect: np.ndarray
    shape: np.ndarray
    setting: np.ndarray
    media: float
    log_bayes_factor: float
    tables: Tables
    cloud: Cloud

    @property
    def total(self) -> np.ndarray:
        """Incremental deals of the window over all channels and regions, per draw."""
        return self.incremental.sum(axis=(1, 2))

    @property
    def by_channel(self) -> np.ndarray:
        """Incremental deals of the window. Shape: draws × channels."""
        return self.incremental.sum(axis=2)


def fit(panel: Panel, prior: Prior = Prior(), seed: int = 7, particles: int = 1000, draws: int = 2000) -> Fit:  # noqa: B008
    """Draws of the posterior; the same panel, prior and seed give the same digits."""
    tables = build(panel)
    score = _score(panel, tables, prior)
    blocks = [np.arange(PER_CHANNEL * one, PER_CHANNEL * (one + 1)) for one in range(panel.channels)]
    blocks.append(np.array([PER_CHANNEL * panel.channels]))
    cloud = sample(score, PER_CHANNEL * panel.channels + 1, particles, blocks, seed)
    none = _none(panel, tables)
    factor = cloud.log_evidence - none
    odds = factor + np.log1p(-prior.nothing) - np.log(prior.nothing)
    media = float(1 / (1 + np.exp(-np.clip(odds, -700, 700))))
    return _fit(tables, prior, cloud, media, factor, draws)


def _parts(points: np.ndarray, tables: Tables, prior: Prior) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Standard normal parameters → effects, shapes (both particles × channels) and settings (particles)."""
    grouped = points[:, :-1].reshape(len(points), -1, PER_CHANNEL)
    effect = prior.size * np.maximum(np.abs(grouped[:, :, 0]) - prior.threshold, 0.0)
    keep = np.minimum((ndtr(grouped[:, :, 1]) * len(KEEPS)).astype(int), len(KEEPS) - 1)
    curve = np.minimum((ndtr(grouped[:, :, 2]) * len(CURVES)).astype(int), len(CURVES) - 1)
    setting = np.minimum((ndtr(points[:, -1]) * len(tables.settings)).astype(int), len(tables.settings) - 1)
    return effect, keep * len(CURVES) + curve, setting


def _score(panel: Panel, tables: Tables, prior: Prior):  # noqa: ANN202
    places = np.arange(panel.channels)
    count = tables.fy.shape[1]
    fy, ff = tables.fy.ravel(), tables.ff.ravel()
    incremental = tables.incremental.sum(axis=2)

    def score(points: np.ndarray) -> np.ndarray:
        effect, shape, setting = _parts(points, tables, prior)
        column = places * tables.shapes + shape
        row = (setting[:, None] * count + column)
        cross = ff[row[:, :, None] * count + column[:, None, :]]
        misfit = tables.yy[setting] - 2 * (effect * fy[row]).sum(axis=1) + np.einsum("pi,pij,pj->p", effect, cross, effect)
        value = log_likelihood(misfit, tables.cells) + tables.constant[setting]
        value += _of_tests(panel, tables, effect, shape)
        brought = effect * incremental[places, shape]
        return value + _of_touches(panel, brought)

    return score


def _of_tests(panel: Panel, tables: Tables, effect: np.ndarray, shape: np.ndarray) -> np.ndarray:
    value = np.zeros(len(effect))
    for number, test in enumerate(panel.tests):
        told = effect[:, test.channel] * tables.lifts[number][shape[:, test.channel]]
        value -= 0.5 * ((test.lift - told) / test.standard_error) ** 2
    return value


def _of_touches(panel: Panel, brought: np.ndarray) -> np.ndarray:
    """A channel brought no more deals than it touched, up to the chance of counting."""
    value = np.zeros(len(brought))
    if panel.touched is not None:
        value += log_ndtr((panel.touched - brought) / np.sqrt(panel.touched + 1)).sum(axis=1)
    if panel.touched_any is not None:
        value += log_ndtr((panel.touched_any - brought.sum(axis=1)) / np.sqrt(panel.touched_any + 1))
    return value


def _none(panel: Panel, tables: Tables) -> float:
    """Log evidence where no channel does anything."""
    each = log_likelihood(tables.yy, tables.cells) + tables.constant
    zero = np.zeros((1, panel.channels))
    rest = _of_tests(panel, tables, zero, zero.astype(int)) + _of_touches(panel, zero)
    return float(logsumexp(each) - np.log(len(each)) + rest[0])


def _fit(tables: Tables, prior: Prior, cloud: Cloud, media: float, factor: float, draws: int) -> Fit:
    effect, shape, setting = _parts(cloud.points, tables, prior)
    picked = (np.arange(draws) * len(effect)) // draws
    effect, shape, setting = effect[picked].copy(), shape[picked], setting[picked]
    order = np.random.default_rng(0).permutation(draws)
    effect[order[: round(draws * (1 - media))]] = 0.0
    places = np.arange(effect.shape[1])
    incremental = effect[:, :, None] * tables.incremental[places, shape]
    marginal = effect[:, :, None] * tables.marginal[places, shape]
    return Fit(incremental, marginal, effect, shape, setting, media, factor, tables, cloud)


def interval(draws: np.ndarray, mass: float = 0.9) -> tuple[float, float, float]:
    """Shortest interval that holds the mass, round the median: (low, mid, high)."""
    ordered = np.sort(draws)
    count = int(np.ceil(mass * len(ordered)))
    first = int(np.argmin(ordered[count - 1 :] - ordered[: len(ordered) - count + 1]))
    return float(ordered[first]), float(np.median(draws)), float(ordered[first + count - 1])
