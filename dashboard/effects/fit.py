"""The fit: draws of what each channel brought in the window, in total and per channel from the same draws."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit, log_ndtr, logsumexp, ndtr

from .panel import Panel
from .response import CURVES, KEEPS
from .smc import Cloud, Moves, Score, sample
from .tables import Tables, build, log_likelihood

PER_CHANNEL, OF_COMPANY = 3, 2


@dataclass(frozen=True)
class Prior:
    """What is believed before the data: an effect is size · max(|z| − threshold, 0), as a share of all deals of the panel.

    size = total / channels, where total is the company's own, anywhere between least and most: some live of marketing, others
    hardly know it. nothing: chance that no channel works at all, for the size of the effect; doubt: the same for the words,
    where the burden of proof lies with the effect.
    """

    least: float = 0.2
    most: float = 1.6
    threshold: float = 0.5
    nothing: float = 0.05
    doubt: float = 0.5

    def size(self, channels: int, place: np.ndarray | float = 0.5) -> np.ndarray:
        """Scale of one channel's effect; place: where the company's total lies between least and most, 0 to 1."""
        return np.asarray(self.least + (self.most - self.least) * place) / channels


USUAL = Prior()


@dataclass(frozen=True)
class Believed:
    """Parameters in the panel's words. effect: particles × channels, share of all deals; setting: particles.

    Between two neighbouring curves the response is their mixture, so each channel has two columns of the grid: column, amount:
    particles × (2 × channels), channel-major; amounts of a channel add up to its effect.
    """

    effect: np.ndarray
    column: np.ndarray
    amount: np.ndarray
    setting: np.ndarray

    def per_channel(self, table: np.ndarray) -> np.ndarray:
        """Effects times a table of channels × shapes (× …), mixed over each channel's two shapes.

        Returns particles × channels (× …).
        """
        flat = table.reshape(-1, *table.shape[2:])[self.column]
        each = flat * self.amount.reshape(*self.amount.shape, *([1] * (table.ndim - 2)))
        return each.reshape(len(each), -1, 2, *table.shape[2:]).sum(axis=2)

    def at(self, rows: np.ndarray) -> "Believed":
        """The same for some particles."""
        return Believed(self.effect[rows], self.column[rows], self.amount[rows], self.setting[rows])

    def idle(self, rows: np.ndarray) -> "Believed":
        """The same with no effect at all in some particles."""
        works = np.ones((len(self.effect), 1))
        works[rows] = 0.0
        return Believed(self.effect * works, self.column, self.amount * works, self.setting)


def believed(points: np.ndarray, settings: int, prior: Prior) -> Believed:
    """Standard normal parameters, three a channel, the company's scale and its setting, in the panel's words."""
    grouped = points[:, :-OF_COMPANY].reshape(len(points), -1, PER_CHANNEL)
    channels = grouped.shape[1]
    effect = prior.size(channels, ndtr(points[:, -2, None])) * np.maximum(np.abs(grouped[:, :, 0]) - prior.threshold, 0.0)
    keep = np.minimum((ndtr(grouped[:, :, 1]) * len(KEEPS)).astype(int), len(KEEPS) - 1)
    place = ndtr(grouped[:, :, 2]) * (len(CURVES) - 1)
    curve = np.minimum(place.astype(int), len(CURVES) - 2)
    first = (np.arange(channels) * len(KEEPS) + keep) * len(CURVES) + curve
    column = np.stack([first, first + 1], axis=2).reshape(len(points), -1)
    amount = effect[:, :, None] * np.stack([1 - (place - curve), place - curve], axis=2)
    setting = np.minimum((ndtr(points[:, -1]) * settings).astype(int), settings - 1)
    return Believed(effect, column, amount.reshape(len(points), -1), setting)


@dataclass(frozen=True)
class Fit:
    """incremental, marginal: draws × channels × regions (deals; deals per unit of money); held: the parameters behind each
    draw.

    doubt: draws, the weight of each under the words' prior (sums to 1); media: chance that any channel works, at even odds
    before the data; log_bayes_factor: log evidence for media against none.
    """

    incremental: np.ndarray
    marginal: np.ndarray
    held: Believed
    doubt: np.ndarray
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


def fit(panel: Panel, prior: Prior = USUAL, seed: int = 7, particles: int = 1000) -> Fit:
    """Draws of the posterior; the same panel, prior and seed give the same digits."""
    tables = build(panel)
    score = _score(panel, tables, prior)
    size = PER_CHANNEL * panel.channels + OF_COMPANY
    blocks = tuple(np.arange(first, min(first + PER_CHANNEL, size)) for first in range(0, size, PER_CHANNEL))
    cloud = sample(score, size, particles, Moves(blocks, np.arange(0, size - OF_COMPANY, PER_CHANNEL)), seed)
    factor = cloud.log_evidence - _none(panel, tables, prior)
    return _fit(tables, prior, cloud, factor)


def _chance(factor: float, nothing: float) -> float:
    """Posterior chance that media work at all, from the log Bayes factor and the prior chance that they do not."""
    return float(expit(factor + np.log1p(-nothing) - np.log(nothing)))


def _score(panel: Panel, tables: Tables, prior: Prior) -> Score:
    count = tables.fy.shape[1]
    fy, ff = tables.fy.ravel(), tables.ff.ravel()
    incremental = tables.incremental.sum(axis=2)

    def score(points: np.ndarray) -> np.ndarray:
        held = believed(points, len(tables.settings), prior)
        row = held.setting[:, None] * count + held.column
        cross = np.take(ff, row[:, :, None] * count + held.column[:, None, :])
        misfit = tables.yy[held.setting] - 2 * (held.amount * fy[row]).sum(axis=1)
        misfit += np.einsum("pi,pij,pj->p", held.amount, cross, held.amount)
        value = log_likelihood(misfit, tables.cells) + tables.constant[held.setting]
        value += log_ndtr((1 - held.effect.sum(axis=1)) * np.sqrt(panel.seen.sum()))
        value += _of_tests(panel, tables, held)
        return value + _of_touches(panel, held.per_channel(incremental))

    return score


def _of_tests(panel: Panel, tables: Tables, held: Believed) -> np.ndarray:
    value = np.zeros(len(held.effect))
    for number, test in enumerate(panel.tests):
        own = slice(2 * test.channel, 2 * test.channel + 2)
        told = (held.amount[:, own] * tables.lifts[number][held.column[:, own] - test.channel * tables.shapes]).sum(axis=1)
        value -= 0.5 * ((test.lift - told) / test.standard_error) ** 2
    return value


def _of_touches(panel: Panel, brought: np.ndarray) -> np.ndarray:
    """A channel brought no more deals than it touched, up to the chance of counting."""
    value = np.zeros(len(brought))
    if panel.touched is not None:
        known = np.isfinite(panel.touched)
        most = panel.touched[known]
        value += log_ndtr((most - brought[:, known]) / np.sqrt(most + 1)).sum(axis=1)
    if panel.touched_any is not None:
        value += log_ndtr((panel.touched_any - brought.sum(axis=1)) / np.sqrt(panel.touched_any + 1))
    return value


def _none(panel: Panel, tables: Tables, prior: Prior) -> float:
    """Log evidence where no channel does anything."""
    each = log_likelihood(tables.yy, tables.cells) + tables.constant
    zero = believed(np.zeros((1, PER_CHANNEL * panel.channels + OF_COMPANY)), len(tables.settings), prior)
    rest = _of_tests(panel, tables, zero) + _of_touches(panel, zero.effect)
    return float(logsumexp(each) - np.log(len(each)) + rest[0])


def _fit(tables: Tables, prior: Prior, cloud: Cloud, factor: float) -> Fit:
    draws = len(cloud.points)
    idle = np.random.default_rng(0).permutation(draws)[: round(draws * (1 - _chance(factor, prior.nothing)))]
    held = believed(cloud.points, len(tables.settings), prior).idle(idle)
    media = _chance(factor, prior.doubt)
    doubt = np.full(draws, media / max(draws - len(idle), 1))
    doubt[idle] = (1 - media) / max(len(idle), 1)
    incremental, marginal = held.per_channel(tables.incremental), held.per_channel(tables.marginal)
    return Fit(incremental, marginal, held, doubt / doubt.sum(), media, factor, tables, cloud)


def interval(draws: np.ndarray, mass: float = 0.9) -> tuple[float, float, float]:
    """Low, mid and high: the median and the shortest interval that holds the mass.

    Where an effect may be nought, equal tails would leave nothing below and half the tail above: too much, and too wide.
    """
    low, mid, high = intervals(draws[:, None], mass)[:, 0].tolist()
    return low, mid, high


def intervals(draws: np.ndarray, mass: float = 0.9) -> np.ndarray:
    """The same of every column: … × draws × columns in, … × (low, mid, high) × columns out."""
    ordered = np.sort(draws, axis=-2)
    count = ordered.shape[-2]
    held = int(np.ceil(mass * count))
    widths = ordered[..., held - 1 :, :] - ordered[..., : count - held + 1, :]
    first = widths.argmin(axis=-2, keepdims=True)
    ends = [np.take_along_axis(ordered, place, -2) for place in (first, first + held - 1)]
    return np.concatenate([ends[0], np.median(ordered, axis=-2, keepdims=True), ends[1]], axis=-2)
