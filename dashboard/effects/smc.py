"""Tempered sequential Monte Carlo, vectorised over particles, with random-walk and differential-evolution moves.

Sources: Del Moral, Doucet & Jasra (2006), "Sequential Monte Carlo samplers"; ter Braak (2006), "A Markov chain Monte Carlo version of
the genetic algorithm differential evolution".
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Score = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Cloud:
    """points: particles × parameters, draws of the posterior; log_evidence: of the score under the standard normal prior.

    accepted: share of proposals taken at the end; steps: temperatures; spread: between-halves check, the largest distance of the
    means of two independent halves in posterior sds.
    """

    points: np.ndarray
    log_evidence: float
    accepted: float
    steps: int


def sample(score: Score, size: int, particles: int, blocks: list[np.ndarray], seed: int, sweeps: int = 4) -> Cloud:
    """Draws from standard normal prior × exp(score). blocks: groups of parameters that move together."""
    rng = np.random.default_rng(seed)
    points = rng.standard_normal((particles, size))
    values = score(points)
    heat, evidence, steps, taken = 0.0, 0.0, 0, 1.0
    while heat < 1.0:
        rise = _rise(values, heat)
        evidence += _log_mean(rise * values)
        heat, steps = min(heat + rise, 1.0), steps + 1
        picked = _systematic(rise * values, rng)
        points, values = points[picked], values[picked]
        rounds = sweeps if heat < 1.0 else 3 * sweeps
        for _ in range(rounds):
            points, values, taken = _sweep(score, points, values, heat, blocks, rng)
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
    score: Score, points: np.ndarray, values: np.ndarray, heat: float, blocks: list[np.ndarray], rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, float]:
    """One random walk over each block, then one differential-evolution move of everything."""
    spread = points.std(axis=0) + 0.05
    taken = []
    for block in blocks:
        width = 2.38 / np.sqrt(len(block)) * np.exp(rng.normal(-0.5, 0.8, (len(points), 1)))
        step = np.zeros_like(points)
        step[:, block] = width * spread[block] * rng.standard_normal((len(points), len(block)))
        points, values, share = _decide(score, points, values, points + step, heat, rng)
        taken.append(share)
    count = len(points)
    one, other = (np.arange(count) + rng.integers(1, count, (2, count))) % count
    gamma = np.where(rng.random((count, 1)) < 0.2, 1.0, 1.7 / np.sqrt(2 * points.shape[1]))
    jump = gamma * (points[one] - points[other]) + 0.02 * rng.standard_normal(points.shape)
    points, values, share = _decide(score, points, values, points + jump, heat, rng)
    return points, values, float(np.mean([*taken, share]))


def _decide(
    score: Score, points: np.ndarray, values: np.ndarray, tried: np.ndarray, heat: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, float]:
    """Metropolis: keep each proposal or what stood before."""
    fresh = score(tried)
    gain = heat * (fresh - values) - 0.5 * ((tried**2).sum(axis=1) - (points**2).sum(axis=1))
    yes = np.log(rng.random(len(points))) < gain
    return np.where(yes[:, None], tried, points), np.where(yes, fresh, values), float(yes.mean())
