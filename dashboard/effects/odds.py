"""Chances to win within a number of days, by stage, age and segment, learnt from deals that stood there before.

Landmarks: on each of many past days, every deal that stood open, and whether it was won within the days. So no chain of stages is
assumed, and the days asked about are the days measured. Thin cells lean on their neighbours: a logistic model with a Gaussian prior
on each difference. Sources: van Houwelingen (2007), "Dynamic prediction by landmarking in event history analysis"; Laplace's
approximation of its posterior (MacKay 2003, ch. 27).
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

BANDS = 5
AXES = ("stage", "band", "segment", "at_end")
SPREAD = {"": 3.0, "stage": 1.0, "band": 1.0, "segment": 0.7, "at_end": 0.5}
PAIRED = 0.4
STEPS = 60


@dataclass(frozen=True)
class Odds:
    """log_odds: mean of each cell's log odds; root: cells × numbers, so that log_odds + root @ z is a draw of all cells.

    edges: upper ends of the age bands but the last; shape: stages, bands, segments, 2 (whether the days end with a quarter).
    """

    log_odds: np.ndarray
    root: np.ndarray
    edges: np.ndarray
    shape: tuple[int, ...]

    @property
    def centre(self) -> np.ndarray:
        """What draws lie round, so that the mean of their chances is about the most likely chance (MacKay 1992), not above it."""
        return self.log_odds * np.sqrt(1 + np.pi / 8 * (self.root**2).sum(axis=1))

    def cells(self, stage: np.ndarray, age: np.ndarray, segment: np.ndarray, at_end: np.ndarray) -> np.ndarray:
        """Which cell each deal stands in."""
        band = np.searchsorted(self.edges, age, side="right")
        return np.ravel_multi_index((stage, band, segment, at_end.astype(int)), self.shape)


def bands(age: np.ndarray) -> np.ndarray:
    """Ends of age bands that hold about equally many deals."""
    return np.unique(np.quantile(age, np.arange(1, BANDS) / BANDS)) if len(age) else np.zeros(0)


def odds(cell: np.ndarray, won: np.ndarray, weight: np.ndarray, edges: np.ndarray, shape: tuple[int, ...]) -> Odds:
    """Fits the cells. cell, won: one entry per deal and landmark. weight: how much each counts, as a deal stands on many landmarks.

    A deal must count by its landmarks: were each to count once, those soon won, which stand on few, would count too much.
    """
    size = int(np.prod(shape))
    tried = np.bincount(cell, weight, size)
    hits = np.bincount(cell, weight * won, size)
    design, prior = _design(shape)
    middle, spread = _fitted(design, prior, tried, hits)
    return Odds(design @ middle, design @ np.linalg.cholesky(spread), edges, shape)


def _design(shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Cells × numbers: a level, one number for each value of each axis and for each pair of values; and the prior's precisions."""
    place = np.stack(np.unravel_index(np.arange(int(np.prod(shape))), shape))
    columns, spreads = [np.ones((len(place[0]), 1))], [np.full(1, SPREAD[""])]
    for axis, name in enumerate(AXES):
        columns.append(np.eye(shape[axis])[place[axis]])
        spreads.append(np.full(shape[axis], SPREAD[name]))
    for one, two in combinations(range(len(AXES) - 1), 2):
        columns.append(np.eye(shape[one] * shape[two])[place[one] * shape[two] + place[two]])
        spreads.append(np.full(shape[one] * shape[two], PAIRED))
    return np.hstack(columns), np.concatenate(spreads) ** -2.0


def _fitted(design: np.ndarray, prior: np.ndarray, tried: np.ndarray, hits: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The most likely numbers and their covariance, by Newton's method."""
    seen = tried > 0
    rows, tried, hits = design[seen], tried[seen], hits[seen]
    middle = np.zeros(design.shape[1])
    share = np.clip(hits.sum() / max(tried.sum(), 1e-9), 1e-3, 1 - 1e-3)
    middle[0] = np.log(share / (1 - share))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ middle))
        curve = (rows * (tried * chance * (1 - chance))[:, None]).T @ rows + np.diag(prior)
        centred = np.where(np.arange(len(middle)) == 0, 0.0, middle)
        step = np.linalg.solve(curve, rows.T @ (hits - tried * chance) - prior * centred)
        middle = middle + step / max(1.0, np.abs(step).max())
        if np.abs(step).max() < 1e-6:
            break
    return middle, np.linalg.inv(curve)
