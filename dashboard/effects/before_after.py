"""Before and after with controls: local level and regression, in closed form. What an action did to one series.

Source: Brodersen et al. (2015), "Inferring causal impact using Bayesian structural time-series models". Variances lie on a grid
with the prior of R's bsts (level sd near .01 of the outcome's sd, worth 32 observations; noise by an expected R² of .8, worth
50); coefficients and the season are integrated out; which controls belong is averaged over. Without random assignment the
answer is observational.
"""

from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np

LEVEL = (0.01, 32.0)
EXPECTED_FIT, NOISE_WORTH = 0.8, 50.0
INFORMATION, EXPECTED_SIZE, ENUMERATED = 0.01, 3, 6
RATIOS = np.exp(np.linspace(np.log(1e-3), np.log(1.0), 25)) ** 2
NOISES = np.exp(np.linspace(np.log(0.02), np.log(1.5), 60))


@dataclass(frozen=True)
class Impact:
    """Effect per period after the start: mean, low and high (95%), sd; total the same over all of them; chance that it is not
    zero's side.

    predicted: periods after, what would have come; band: the low and high end (90%) of what one period would have brought.
    """

    mean: float
    low: float
    high: float
    spread: float
    total: float
    chance: float
    predicted: np.ndarray
    band: tuple[np.ndarray, np.ndarray]


def impact(
    outcome: np.ndarray,
    controls: np.ndarray,
    start: int,
    seasons: int = 0,
    draws: int = 4000,
    seed: int = 7,
    level: tuple[float, float] = LEVEL,
) -> Impact:
    """Effect on `outcome` (periods) from `start` on.

    Controls: periods × series that the action cannot have moved; seasons: periods a cycle, 0 none; level: how far the level is
    thought to move a period, in sds of the outcome, and how many observations that thought is worth.
    """
    if start < 10:
        raise ValueError(f"Only {start} periods before the start; at least 10 are needed to know what was usual.")
    centre, spread = outcome[:start].mean(), outcome[:start].std(ddof=1)
    if spread == 0:
        raise ValueError("The outcome never moves before the start, so there is nothing to learn from.")
    known = (outcome - centre) / spread
    side = _standard(controls, start)
    found = [_posterior(known, side[:, list(chosen)], side.shape[1], start, seasons, level) for chosen in _models(side.shape[1])]
    logs = np.concatenate([one[0] for one in found])
    means, roots = [mean for one in found for mean in one[1]], [root for one in found for root in one[2]]
    rng = np.random.default_rng(seed)
    picks = rng.choice(len(logs), draws, p=_normal(logs))
    after = known[start:]
    effects = np.stack([after - means[pick] - roots[pick] @ rng.standard_normal(len(after)) for pick in picks]) * spread
    average = effects.mean(axis=1)
    low, high = np.quantile(average, [0.025, 0.975])
    side_of = max((average > 0).mean(), (average < 0).mean())
    return Impact(
        float(average.mean()), float(low), float(high), float(average.std()), float(effects.sum(axis=1).mean()), float(side_of),
        outcome[start:] - effects.mean(axis=0), tuple(outcome[start:] - np.quantile(effects, [0.95, 0.05], axis=0)),
    )  # fmt: skip


def _standard(controls: np.ndarray, start: int) -> np.ndarray:
    before = controls[:start]
    spread = before.std(axis=0, ddof=1)
    return ((controls - before.mean(axis=0)) / np.where(spread > 0, spread, 1.0)) * (spread > 0)


def _models(count: int) -> list[tuple[int, ...]]:
    """Every choice of controls, or all of them where there are too many to try."""
    if count > ENUMERATED or count + 1 <= EXPECTED_SIZE:
        return [tuple(range(count))]
    return list(chain.from_iterable(combinations(range(count), size) for size in range(count + 1)))


def _posterior(
    known: np.ndarray, side: np.ndarray, count: int, start: int, seasons: int, level: tuple[float, float]
) -> tuple[np.ndarray, list[np.ndarray], list[np.ndarray]]:
    """Log weight, predicted mean and root of the predicted covariance for the likeliest noise at each level ratio."""
    chance = min(1.0, EXPECTED_SIZE / (count + 1))
    prior = side.shape[1] * np.log(chance) + (count - side.shape[1]) * np.log(max(1 - chance, 1e-300)) if chance < 1 else 0.0
    logs, means, roots = [], [], []
    for ratio in RATIOS:
        weights, mean, root = _at(known, side, start, seasons, ratio, level)
        logs.append(weights + prior)
        means.extend([mean] * len(NOISES))
        roots.extend([noise * root for noise in NOISES])
    return np.concatenate(logs), means, roots


def _at(
    known: np.ndarray, side: np.ndarray, start: int, seasons: int, ratio: float, level: tuple[float, float]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Log weight by noise sd, and the prediction over that sd, at one level-to-noise ratio."""
    whole = _covariance(side, len(known), start, seasons, ratio)
    root = np.linalg.cholesky(whole[:start, :start])
    half = np.linalg.solve(root, np.column_stack([known[:start], whole[:start, start:]]))
    misfit, size = half[:, 0] @ half[:, 0], len(root)
    logs = -0.5 * misfit / NOISES**2 - size * np.log(NOISES) - np.log(np.diag(root)).sum()
    logs += _sd_prior(NOISES, np.sqrt(1 - EXPECTED_FIT), NOISE_WORTH) + _sd_prior(np.sqrt(ratio) * NOISES, *level)
    logs += np.log(NOISES) + np.log(np.sqrt(ratio) * NOISES)
    mean = half[:, 1:].T @ half[:, 0]
    left = whole[start:, start:] - half[:, 1:].T @ half[:, 1:]
    return logs, mean, np.linalg.cholesky(left + 1e-9 * np.eye(len(left)))


def _covariance(side: np.ndarray, periods: int, start: int, seasons: int, ratio: float) -> np.ndarray:
    """Covariance over the noise variance: noise, random-walk level, season and regression."""
    at = np.arange(periods)
    whole = np.eye(periods) + ratio * np.minimum.outer(at, at) + 1.0
    if seasons:
        whole += (at[:, None] % seasons == at[None, :] % seasons).astype(float)
    if side.shape[1]:
        gram = side[:start].T @ side[:start] / start
        precision = INFORMATION * (0.5 * gram + 0.5 * np.diag(np.diag(gram)))
        whole += side @ np.linalg.pinv(precision) @ side.T
    return whole


def _sd_prior(sd: np.ndarray, guess: float, worth: float) -> np.ndarray:
    """Log density of an sd whose inverse square is gamma with mean 1/guess² and weight worth."""
    return -(worth + 1) * np.log(sd) - 0.5 * worth * guess**2 / sd**2


def _normal(logs: np.ndarray) -> np.ndarray:
    weights = np.exp(logs - logs.max())
    return weights / weights.sum()
