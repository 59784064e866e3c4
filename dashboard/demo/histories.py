"""The stage history of every deal: one row per change of stage, amount or close date, those still to come included."""

import numpy as np

from .clock import at_work
from .deals import NEGOTIATION, Deals, exits
from .draw import stream
from .market import LOST, WON

STAGE_SHARE = (0.3, 0.36, 0.34, 0.0)
BACK_SHARE, SKIP_SHARE, REPRICED_SHARE = 0.05, 0.07, 0.35
Changes = tuple[np.ndarray, np.ndarray, np.ndarray]


def histories(seed: int, made: Deals) -> dict[str, np.ndarray]:
    """Rows in order of deal and time: deal (row number), at (day), stage, amount, close (day planned or real)."""
    rng = stream(seed, "histories")
    last = exits(rng, made)
    parts = [_opening(made), *_advances(rng, made, last), _returns(rng, made, last), _ending(made), *_pushes(rng, made)]
    deal, at, stage = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((stage == -1, at, deal))
    deal, at, stage = deal[order], at[order], _carried(stage[order])
    at = _apart(deal, at)
    return {
        "deal": deal,
        "at": at,
        "stage": stage,
        "amount": _amounts(rng, made, deal, at),
        "close": _planned(rng, made, deal, at, stage),
    }


def _opening(made: Deals) -> Changes:
    count = len(made["created"])
    return np.arange(count), made["created"], np.zeros(count, dtype=int)


def _ending(made: Deals) -> Changes:
    return np.arange(len(made["close"])), made["close"], np.where(made["is_won"], WON, LOST)


def _advances(rng: np.random.Generator, made: Deals, last: np.ndarray) -> list[Changes]:
    weights = np.asarray(STAGE_SHARE) * rng.gamma(6.0, 1.0, (len(last), 4))
    weights[:, 3] = np.where(last == 3, weights[:, :3].sum(axis=1) * NEGOTIATION / (1 - NEGOTIATION) * made["stretch"], 0)
    weights = np.where(np.arange(4) <= last[:, None], weights, 0)
    passed = np.cumsum(weights, axis=1) / weights.sum(axis=1, keepdims=True)
    length = made["close"] - made["created"]
    advances: list[Changes] = []
    for stage in (1, 2, 3):
        skipped = (stage < 3) & (stage < last) & (rng.random(len(last)) < SKIP_SHARE)
        deal = np.flatnonzero((last >= stage) & ~skipped)
        at = made["created"][deal] + passed[deal, stage - 1] * length[deal]
        advances.append((deal, at_work(at), np.full(len(deal), stage)))
    return advances


def _returns(rng: np.random.Generator, made: Deals, last: np.ndarray) -> Changes:
    """Some deals fall back to Qualified late in their life."""
    deal = np.flatnonzero((last >= 2) & (rng.random(len(last)) < BACK_SHARE))
    share = rng.uniform(0.75, 0.95, len(deal))
    at = made["created"][deal] + share * (made["close"] - made["created"])[deal]
    return deal, at_work(at), np.ones(len(deal), dtype=int)


def _pushes(rng: np.random.Generator, made: Deals) -> list[Changes]:
    """Days on which a planned close date was moved; the stage stays what it was (marked −1 and carried)."""
    pushes: list[Changes] = []
    for number in range(4):
        deal = np.flatnonzero(made["pushes"] > number)
        share = (number + rng.uniform(0.35, 0.85, len(deal))) / made["pushes"][deal].clip(max=4)
        at = made["created"][deal] + share * (made["close"] - made["created"])[deal]
        pushes.append((deal, at_work(at), np.full(len(deal), -1)))
    return pushes


def _carried(stage: np.ndarray) -> np.ndarray:
    known = np.maximum.accumulate(np.where(stage >= 0, np.arange(len(stage)), 0))
    return stage[known]


def _apart(deal: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Moments at least a minute apart within a deal, never before its opening and never after its end."""
    first = np.r_[True, deal[1:] != deal[:-1]]
    place = np.arange(len(deal)) - np.maximum.accumulate(np.where(first, np.arange(len(deal)), 0))
    ends = np.r_[first[1:], True]
    last = at[np.flatnonzero(ends)][np.cumsum(first) - 1]
    left = np.bincount(deal)[deal] - 1 - place
    return np.minimum(np.round(at * 1440) + place * 2, np.round(last * 1440) - left * 2 + 20) / 1440


def _amounts(rng: np.random.Generator, made: Deals, deal: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The final amount; for some deals another one until the price was talked about."""
    count = len(made["created"])
    guess = np.round(made["amount"] * rng.lognormal(0.04, 0.2, count), -2)
    repriced = rng.random(count) < REPRICED_SHARE
    until = made["created"] + rng.uniform(0.3, 0.7, count) * (made["close"] - made["created"])
    return np.where(repriced[deal] & (at < until[deal]), guess[deal], made["amount"][deal])


def _planned(rng: np.random.Generator, made: Deals, deal: np.ndarray, at: np.ndarray, stage: np.ndarray) -> np.ndarray:
    """The close date as it stood after each change: missed where a push follows, met or beaten where none does."""
    is_push = np.r_[False, (deal[1:] == deal[:-1]) & (stage[1:] == stage[:-1])]
    row = np.arange(len(deal))
    pushed = np.where(is_push, row, len(deal) - 1)
    following = np.append(np.minimum.accumulate(pushed[::-1])[::-1][1:], len(deal) - 1)
    is_followed = is_push[following] & (deal[following] == deal) & (following > row)
    close = made["close"][deal]
    early = rng.integers(0, 8, len(made["created"]))[deal]
    due = np.minimum(np.maximum(at[following] + early, at + 1), close)
    spare = np.floor(rng.exponential(14.0, len(made["created"])) * (rng.random(len(made["created"])) < 0.55))[deal]
    return np.floor(np.where(stage >= WON, close, np.where(is_followed, due, close + spare)))
