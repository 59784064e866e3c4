"""Tempered sequential Monte Carlo, vectorised over particles, with random-walk and differential-evolution moves.

Sources: Del Moral, Doucet & Jasra (2006), "Sequential Monte Carlo samplers"; ter Braak (2006), "A Markov chain Monte Carlo
version of the genetic algorithm differential evolution".
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Score = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Cloud:
    """points: particles × parameters, draws of the posterior; log_evidence: of the score under the standard normal prior.

    accepted: share of proposals taken at the end; steps: temperatures.
    """

    points: np.ndarray
    log_evidence: float
    accepted: float
    steps: int


@dataclass(frozen=True)
class Moves:
    """blocks: groups of parameters that move together; even: parameters whose sign means nothing, kept positive."""

    blocks: tuple[np.ndarray, ...]
    even: np.ndarray

    def folded(self, points: np.ndarray) -> np.ndarray:
        """The same points with meaningless signs taken off."""
        points[:, self.even] = np.abs(points[:, self.even])
        return points


def sample(score: Score, size: int, particles: int, moves: Moves, seed: int, sweeps: int = 3, final: int = 12) -> Cloud:
    """Draws from standard normal prior × exp(score)."""
    rng = np.random.default_rng(seed)
    points = moves.folded(rng.standard_normal((particles, size)))
    values = score(points)
    heat, evidence, steps, taken = 0.0, 0.0, 0, 1.0
    while heat < 1.0:
        rise = _rise(values, heat)
        evidence += _log_mean(rise * values)
        heat, steps = min(heat + rise, 1.0), steps + 1
        picked = _systematic(rise * values, rng)
        points, values = points[picked], values[picked]
        for _ in range(sweeps if heat < 1.0 else final):
            points, values, taken = _sweep(score, points, values, heat, moves, rng)
    return Cloud(points, evidence, taken, steps)


def _rise(values: np.ndarray, heat: float) -> float:
    """The next step in temperature: the one that leaves half the particles effective."""
    low, high = 0.0, 1.0 - heat
    if _effective(high * values) >= 0.5:
        return high
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if _effective(middle * values) >= 0.5 else (low, middle)
    return max(low, 1e-9)


def _effective(logs: np.ndarray) -> float:
    weights = np.exp(logs - logs.max())
    return float(weights.sum() ** 2 / (weights**2).sum() / len(logs))


def _log_mean(logs: np.ndarray) -> float:
    top = logs.max()
    return float(top + np.log(np.exp(logs - top).mean()))


def _systematic(logs: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    weights = np.exp(logs - logs.max())
    steps = (rng.random() + np.arange(len(logs))) / len(logs)
    return np.minimum(np.searchsorted(np.cumsum(weights / weights.sum()), steps), len(logs) - 1)


def _sweep(
    score: Score, points: np.ndarray, values: np.ndarray, heat: float, moves: "Moves", rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, float]:
    """A random walk and a differential-evolution move of each block, then one of everything."""
    taken = []
    everything = np.arange(points.shape[1])
    for block in moves.blocks:
        for jump in (_walk(points, block, rng), _evolve(points, block, rng)):
            points, values, share = _decide(score, points, values, moves.folded(points + jump), heat, rng)
            taken.append(share)
    points, values, share = _decide(score, points, values, moves.folded(points + _evolve(points, everything, rng)), heat, rng)
    return points, values, float(np.mean([*taken, share]))


def _walk(points: np.ndarray, block: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Normal steps, small and large, scaled by the cloud's spread."""
    width = 2.38 / np.sqrt(len(block)) * np.exp(rng.normal(-0.5, 0.8, (len(points), 1)))
    jump = np.zeros_like(points)
    jump[:, block] = width * (points[:, block].std(axis=0) + 0.05) * rng.standard_normal((len(points), len(block)))
    return jump


def _evolve(points: np.ndarray, block: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The difference of two other particles, which has the cloud's own shape."""
    count = len(points)
    one, other = (np.arange(count) + rng.integers(1, count, (2, count))) % count
    gamma = np.where(rng.random((count, 1)) < 0.2, 1.0, 2.38 / np.sqrt(2 * len(block)))
    jump = np.zeros_like(points)
    jump[:, block] = gamma * (points[one] - points[other])[:, block] + 0.02 * rng.standard_normal((count, len(block)))
    return jump


def _decide(
    score: Score, points: np.ndarray, values: np.ndarray, tried: np.ndarray, heat: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, float]:
    """Metropolis: keep each proposal or what stood before."""
    fresh = score(tried)
    gain = heat * (fresh - values) - 0.5 * ((tried**2).sum(axis=1) - (points**2).sum(axis=1))
    yes = np.log(rng.random(len(points))) < gain
    return np.where(yes[:, None], tried, points), np.where(yes, fresh, values), float(yes.mean())
