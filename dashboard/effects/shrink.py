"""What small groups may claim: gaps shrunk towards nought by what all gaps together look like."""

import numpy as np
from scipy.stats import norm

DRAWS = 4000
STEPS = 40


def mixture(gaps: np.ndarray, errors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights and widths of a scale mixture of normals fitted to the gaps by EM (Stephens 2017, adaptive shrinkage)."""
    widest = max(2 * float(np.abs(gaps).max(initial=0)), 1e-6)
    widths = np.concatenate([[0.0], widest * 2.0 ** np.arange(-6, 1)])
    likely = norm.pdf(gaps[:, None], 0, np.sqrt(widths[None, :] ** 2 + errors[:, None] ** 2)) + 1e-300
    weights = np.full(len(widths), 1 / len(widths))
    for _ in range(STEPS):
        share = weights * likely
        weights = (share / share.sum(axis=1, keepdims=True)).sum(axis=0) + 0.1
        weights /= weights.sum()
    return weights, widths


def posterior_draws(gap: float, error: float, prior: tuple[np.ndarray, np.ndarray], random: np.random.Generator) -> np.ndarray:
    """Draws of the true gap, given that it is one: the part at nought is left out, for a finding is shown only if it is there."""
    weights, widths = prior[0][1:], prior[1][1:]
    variance = widths**2 + error**2
    chance = weights * (norm.pdf(gap, 0, np.sqrt(variance)) + 1e-300)
    width = random.choice(widths, DRAWS, p=chance / chance.sum())
    share = width**2 / (width**2 + error**2)
    return np.asarray(random.normal(gap * share, error * np.sqrt(share)))
