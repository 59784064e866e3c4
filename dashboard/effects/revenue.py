"""Sales' half: what a deal of the window is worth on average, won so far and still to come, with its uncertainty.

Open deals are censored and lost is a competing risk, so the chance to win by an age is the Aalen–Johansen cumulative incidence.
Sources: Aalen & Johansen (1978), "An empirical transition matrix for non-homogeneous Markov chains"; Rubin (1981), "The
Bayesian bootstrap".
"""

from dataclasses import dataclass

import numpy as np

OPEN, WON, LOST = 0, 1, 2
BORROWED = 20.0
BATCH = 100


@dataclass(frozen=True)
class Deals:
    """One entry per deal. age: whole days from creation to close, or to today while open; outcome: OPEN, WON or LOST.

    amount: money, nan where unknown; group: 0 … groups − 1 (region or segment); counted: deals created in the window, the others
    only teach how deals end.
    """

    age: np.ndarray
    outcome: np.ndarray
    amount: np.ndarray
    group: np.ndarray
    counted: np.ndarray


@dataclass(frozen=True)
class Incidence:
    """Chances by age in days, 0 to the last age seen: won or lost by then, still open after it. won + lost + still = 1."""

    won: np.ndarray
    lost: np.ndarray
    still: np.ndarray


def aalen_johansen(age: np.ndarray, outcome: np.ndarray) -> Incidence:
    """Cumulative incidence of winning and losing.

    age, outcome: deals. A deal closed and one censored on one day were both at risk that day.
    """
    days = int(age.max()) + 1 if len(age) else 1
    counts = np.stack([np.bincount(age[outcome == kind], minlength=days) for kind in (OPEN, WON, LOST)]).astype(float)
    won, lost, still = _incidence(counts)
    return Incidence(won, lost, still)


def value_per_deal(deals: Deals, groups: int, draws: int = 2000, seed: int = 7) -> np.ndarray:
    """Mean revenue of a deal created in the window, won so far and expected of the open. Shape: draws × groups, money.

    An open deal brings its amount times P(won by the last age seen | open at its age). Groups borrow BORROWED deals' worth from
    the company, so small ones are shrunk. Uncertainty: Bayesian bootstrap of how deals end and of the deals counted.
    """
    if not deals.counted.any():
        raise ValueError("No deal was created in the window, so there is nothing to value.")
    rng = np.random.default_rng(seed)
    amount = _filled(deals)
    parts = [_drawn(deals, amount, groups, min(BATCH, draws - done), rng) for done in range(0, draws, BATCH)]
    return np.concatenate(parts)


def incremental_revenue(incremental: np.ndarray, value: np.ndarray) -> np.ndarray:
    """Marketing's half times sales' half, draw by draw.

    incremental: draws × channels × groups, deals; value: draws × groups, money.
    """
    return incremental * value[:, None, :]


def _filled(deals: Deals) -> np.ndarray:
    known = deals.amount[~np.isnan(deals.amount)]
    return np.where(np.isnan(deals.amount), known.mean() if len(known) else 0.0, deals.amount)


def _drawn(deals: Deals, amount: np.ndarray, groups: int, draws: int, rng: np.random.Generator) -> np.ndarray:
    """One batch of draws × groups."""
    days = int(deals.age.max()) + 1
    cells = np.zeros((groups, 3, days))
    np.add.at(cells, (deals.group, deals.outcome, deals.age), 1.0)
    weights = np.where(cells > 0, rng.standard_gamma(np.maximum(cells, 1e-9), (draws, *cells.shape)), 0.0)
    pooled = weights.sum(axis=1, keepdims=True)
    won, _, still = _incidence(weights + BORROWED * pooled / max(len(deals.age), 1))
    chance = np.where(still > 1e-9, (won[..., -1:] - won) / np.maximum(still, 1e-9), 0.0)
    own = np.flatnonzero(deals.counted)
    is_open, is_won = deals.outcome[own] == OPEN, deals.outcome[own] == WON
    brings = np.where(is_open, chance[:, deals.group[own], deals.age[own]], is_won) * amount[own]
    weight = rng.standard_exponential((draws, len(own)))
    member = (deals.group[own][:, None] == np.arange(groups)).astype(float)
    money, mass = (weight * brings) @ member, weight @ member
    whole = money.sum(axis=1, keepdims=True) / mass.sum(axis=1, keepdims=True)
    return (money + BORROWED * whole) / (mass + BORROWED)


def _incidence(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """won, lost, still by day from (weighted) counts: … × (OPEN, WON, LOST) × days."""
    at_risk = np.flip(np.cumsum(np.flip(counts.sum(axis=-2), axis=-1), axis=-1), axis=-1)
    safe = np.where(at_risk > 0, at_risk, 1.0)
    ends = counts[..., WON, :] + counts[..., LOST, :]
    still = np.cumprod(np.clip(1 - ends / safe, 0, 1), axis=-1)
    before = np.concatenate([np.ones_like(still[..., :1]), still[..., :-1]], axis=-1)
    won = np.cumsum(before * counts[..., WON, :] / safe, axis=-1)
    lost = np.cumsum(before * counts[..., LOST, :] / safe, axis=-1)
    return won, lost, still
