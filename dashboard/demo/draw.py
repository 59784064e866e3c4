"""Random draws used everywhere: one independent stream a topic, and quotas that keep planted shares visible."""

import zlib

import numpy as np


def stream(seed: int, topic: str) -> np.random.Generator:
    """A generator of its own for a topic, so that a change in one topic leaves the others as they were."""
    return np.random.default_rng([seed, zlib.crc32(topic.encode())])


def choose(rng: np.random.Generator, shares: np.ndarray, count: int) -> np.ndarray:
    """Indices drawn by the given shares."""
    bounds = np.cumsum(np.asarray(shares, dtype=float))
    return np.minimum(np.searchsorted(bounds / bounds[-1], rng.random(count)), len(bounds) - 1)


def choose_rows(rng: np.random.Generator, shares: np.ndarray) -> np.ndarray:
    """One index for each row of a table of shares."""
    bounds = np.cumsum(shares, axis=1)
    return (rng.random(len(shares))[:, None] * bounds[:, -1:] > bounds).sum(axis=1)


def quota(rng: np.random.Generator, chance: np.ndarray, *groups: np.ndarray) -> np.ndarray:
    """True with the given chances, and within each group as often as the chances add up to (give or take one)."""
    order = np.lexsort((rng.random(len(chance)), *groups))
    steps = np.floor(np.cumsum(chance[order]) + rng.random())
    picked = np.zeros(len(chance), dtype=bool)
    picked[order] = np.diff(steps, prepend=0.0) > 0
    return picked


def autoregressive(rng: np.random.Generator, steps: int, width: int, keep: float, noise: float) -> np.ndarray:
    """An AR(1) path per column, started in its steady state. Shape: steps × width."""
    shocks = rng.normal(0.0, noise, (steps, width))
    path = np.empty((steps, width))
    path[0] = shocks[0] / np.sqrt(1 - keep**2)
    for step in range(1, steps):
        path[step] = keep * path[step - 1] + shocks[step]
    return path
