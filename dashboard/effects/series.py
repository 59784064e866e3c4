"""What media brought week by week, and what is left for the baseline."""

import numpy as np

from .baseline import covariance, fixed, moving
from .fit import Fit
from .panel import Panel
from .response import responses, usual


def brought(panel: Panel, found: Fit, draws: int = 200, window_only: bool = True) -> np.ndarray:
    """Deals each channel brought. Shape: draws × channels × weeks × regions.

    window_only: against no spend in the window (the verdict's question), zero before it; else against no spend ever.
    """
    rows = np.linspace(0, len(found.total) - 1, draws).astype(int)
    bases = usual(panel.spend)
    gaps = []
    for one in range(panel.channels):
        without = panel.spend[:, :, one].copy()
        without[panel.window if window_only else slice(None)] = 0.0
        gap = responses(panel.spend[:, :, one], bases[:, one]) - responses(without, bases[:, one])
        gaps.append(gap * found.tables.scales[one][:, None, None])
    return found.held.at(rows).per_channel(np.stack(gaps))


def innovations(panel: Panel, found: Fit) -> np.ndarray:
    """Residuals of the likeliest setting, whitened by what came before: independent with variance σ² if the model is right.

    Shape: weeks × regions.
    """
    media = brought(panel, found, window_only=False).mean(axis=0).sum(axis=0)
    by = found.tables.scale
    root = np.linalg.cholesky(_whole(panel, found))
    white = np.linalg.solve(root, ((panel.outcome - media) / by.noise).ravel())
    return white.reshape(panel.outcome.shape)


def forecast(panel: Panel, found: Fit, seed: int = 7) -> np.ndarray:
    """Deals of the hidden weeks over all regions, told by the weeks before. Shape: draws."""
    media = brought(panel, found, window_only=False).sum(axis=1)
    known = len(panel.seen)
    by = found.tables.scale
    whole = _whole(panel, found)
    cut = known * panel.regions
    gain = np.linalg.solve(whole[:cut, :cut], whole[:cut, cut:])
    noise = by.noise[known:].ravel()
    rest = ((panel.outcome[:known] - media[:, :known]) / by.noise[:known]).reshape(len(media), -1)
    ahead = (rest @ gain) @ noise
    spread = float(noise @ (whole[cut:, cut:] - whole[cut:, :cut] @ gain) @ noise)
    white = np.linalg.solve(np.linalg.cholesky(whole[:cut, :cut]), rest.mean(axis=0))
    sigma = float(np.sqrt(np.mean(white**2)))
    chance = np.random.default_rng(seed).standard_normal(len(media))
    return ahead + media[:, known:].sum(axis=(1, 2)) + sigma * np.sqrt(spread) * chance


def _whole(panel: Panel, found: Fit) -> np.ndarray:
    settings = np.bincount(found.held.setting, minlength=len(found.tables.settings))
    likeliest = found.tables.settings[int(settings.argmax())]
    by = found.tables.scale
    return covariance(fixed(panel, by), moving(panel, by), likeliest)
