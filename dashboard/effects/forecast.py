"""Where a period lands: what open deals and deals not yet created will bring by its end, as draws that add up.

An open deal is won or not by the chance of its stage, age and segment; what it brings is its amount times what such amounts came
to. Deals not yet created come at the rate of the last quarter and are won in time by Aalen–Johansen's curve of their segment.
Quarters differ by more than luck: the winning and the coming each have a factor that all deals of a draw share, as wide as the
past shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .odds import Odds, bands, odds
from .revenue import LOST, OPEN, WON, aalen_johansen

MEMORY, QUARTER, WEEK, YEAR = 730, 91, 7, 365
ENOUGH_WON, ENOUGH_DAYS, ENOUGH_AMOUNTS, BORROWED = 20, 56, 15, 30.0
USUAL_SPREAD, USUAL_WORTH = 0.15, 6.0
NEAR_END, HALF_LIFE = 6, 365
BATCH = 100
NEVER = 10_000_000


@dataclass(frozen=True)
class History:
    """Deals: created, closed (NEVER while open), won, amount, cell (region and segment together), segment, teaches.

    Spells, the times in which an open deal did not change: deal, from_day, until_day, stage, worth (nan where unknown). A spell
    holds at the start of day d where from_day < d <= until_day. Days are whole numbers, ends the days that begin a quarter.
    `every`: each deal that teaches stands for so many.
    """

    created: np.ndarray
    closed: np.ndarray
    won: np.ndarray
    amount: np.ndarray
    cell: np.ndarray
    segment: np.ndarray
    teaches: np.ndarray
    deal: np.ndarray
    from_day: np.ndarray
    until_day: np.ndarray
    stage: np.ndarray
    worth: np.ndarray
    stages: int
    segments: int
    cells: int
    ends: np.ndarray
    every: float = 1.0


@dataclass(frozen=True)
class Standing:
    """Open deals on past days, a row per deal and day."""

    day: np.ndarray
    spell: np.ndarray
    age: np.ndarray


@dataclass(frozen=True)
class Forecast:
    """Draws × cells of money still to be won in the period: from deals open now, and from deals still to be created.

    deals, chance: each deal open now, and its mean chance to be won in the period.
    """

    from_open: np.ndarray
    from_new: np.ndarray
    deals: np.ndarray
    chance: np.ndarray

    @property
    def total(self) -> np.ndarray:
        """Draws of the whole."""
        return np.asarray((self.from_open + self.from_new).sum(axis=1))


@dataclass(frozen=True)
class _Taught:
    """What the past teaches about the days ahead."""

    odds: Odds
    ratios: np.ndarray
    spread: float


def standing(history: History, first: int, last: int) -> Standing:
    """Every teaching deal that stood open on the days last, last − 7, … down to first."""
    found = [_open_on(history, day, history.teaches) for day in range(last, first, -WEEK)]
    spell = np.concatenate([rows for rows, _ in found] or [np.zeros(0, int)])
    day = np.concatenate([np.full(len(rows), day) for rows, day in found] or [np.zeros(0, int)])
    deal = history.deal[spell]
    return Standing(day, spell, np.maximum(day - history.created[deal], 0))


def why_not(history: History, day: int) -> str:
    """Why nothing can be said on that day; empty where it can."""
    known = history.teaches & (history.closed < day) & (history.closed >= day - MEMORY)
    wins = int((known & history.won).sum())
    if wins < ENOUGH_WON:
        return f"Only {wins} deals were won in the two years before; {ENOUGH_WON} are needed to say how deals like these end."
    seen = day - int(history.created[history.teaches].min())
    return "" if seen >= 2 * ENOUGH_DAYS else f"The deals on file reach back {seen} days; {2 * ENOUGH_DAYS} are needed."


def forecast(
    history: History, past: Standing, day: int, end: int, draws: int = 1000, seed: int = 7, sample: bool = False
) -> Forecast:
    """What is won from `day` on and before `end`, knowing only what happened before `day`.

    past: from `standing`, on days of the same weekday as `day`. sample: of the teaching deals only, as a back-test needs it.
    """
    rng = np.random.default_rng([seed, day])
    rows, _ = _open_on(history, day, history.teaches if sample else np.ones(len(history.created), bool))
    taught = _taught(history, past, day, end)
    shared = np.exp(taught.spread * rng.standard_normal(draws) - taught.spread**2 / 2)
    from_open, chance = _open_draws(history, rows, taught, day, end, shared, rng)
    from_new = _new_draws(history, day, end, shared, 1.0 if sample else history.every, rng)
    return Forecast(from_open, from_new, history.deal[rows], chance)


def _open_on(history: History, day: int, counted: np.ndarray) -> tuple[np.ndarray, int]:
    holds = (history.from_day < day) & (history.until_day >= day) & counted[history.deal] & (history.closed[history.deal] >= day)
    return np.flatnonzero(holds), day


def _taught(history: History, past: Standing, day: int, end: int) -> _Taught:
    ahead = end - day
    span = min(ahead, max(ENOUGH_DAYS, (day - int(history.created.min())) // 2))
    kept = (past.day <= day - span) & (past.day > day - span - MEMORY)
    spell, age, at = past.spell[kept], past.age[kept], past.day[kept]
    deal = history.deal[spell]
    weight = len(np.unique(spell)) / max(len(spell), 1) * 0.5 ** ((day - at) / HALF_LIFE)
    won = history.won[deal] & (history.closed[deal] < at + span)
    edges, shape = bands(age), (history.stages, len(bands(age)) + 1, history.segments, 2)
    blank = Odds(np.zeros(0), np.zeros(0), edges, shape)
    cell = blank.cells(history.stage[spell], age, history.segment[deal], _near_end(history, at + span))
    found = odds(cell, won, weight, edges, shape)
    worth = history.worth[spell][won]
    ratios = history.amount[deal][won] / np.where(worth > 0, worth, np.nan)
    ratios = np.clip(ratios[np.isfinite(ratios)], 0.1, 5.0)
    return _Taught(found, ratios if len(ratios) >= ENOUGH_AMOUNTS else np.ones(1), _spread(found, cell, won, at, span))


def _near_end(history: History, day: np.ndarray) -> np.ndarray:
    """Whether a day lies within NEAR_END days of the end of a quarter."""
    place = np.searchsorted(history.ends, day)
    below = history.ends[np.maximum(place - 1, 0)]
    above = history.ends[np.minimum(place, len(history.ends) - 1)]
    return np.asarray(np.minimum(np.abs(day - below), np.abs(above - day)) <= NEAR_END)


def _spread(found: Odds, cell: np.ndarray, won: np.ndarray, at: np.ndarray, span: int) -> float:
    """How much more than luck the wins of past windows differ from what was expected: a standard deviation of the log."""
    chance = 1 / (1 + np.exp(-found.log_odds[cell]))
    days, window = np.unique(at, return_inverse=True)
    expected, hits = np.bincount(window, chance), np.bincount(window, won)
    luck = np.bincount(window, chance * (1 - chance))
    worth = len(days) * WEEK / max(span, WEEK)
    seen = float(((hits - expected) ** 2 - luck).sum() / max((expected**2).sum(), 1e-9)) if len(days) else 0.0
    return float(np.sqrt((USUAL_WORTH * USUAL_SPREAD**2 + worth * max(seen, 0.0)) / (USUAL_WORTH + worth)))


def _open_draws(
    history: History, rows: np.ndarray, taught: _Taught, day: int, end: int, shared: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    deal = history.deal[rows]
    at_end = _near_end(history, np.full(len(rows), end))
    place = taught.odds.cells(history.stage[rows], np.maximum(day - history.created[deal], 0), history.segment[deal], at_end)
    worth = _worth(history, rows, day)
    into = np.eye(history.cells)[history.cell[deal]]
    parts, chances = [], np.zeros(len(rows))
    for start in range(0, len(shared), BATCH):
        factor = shared[start : start + BATCH]
        z = rng.standard_normal((taught.odds.root.shape[1], len(factor)))
        log_odds = taught.odds.centre[:, None] + taught.odds.root @ z + np.log(factor)
        chance = (1 / (1 + np.exp(-log_odds)))[place]
        wins = rng.random(chance.shape) < chance
        brings = wins * worth[:, None] * rng.choice(taught.ratios, chance.shape)
        parts.append(brings.T @ into)
        chances += chance.sum(axis=1)
    return np.concatenate(parts), chances / len(shared)


def _worth(history: History, rows: np.ndarray, day: int) -> np.ndarray:
    """The amount of each deal; where it has none, the mean of those won."""
    known = history.won & (history.closed < day) & np.isfinite(history.amount)
    usual = history.amount[known].mean() if known.any() else 0.0
    return np.where(np.isfinite(history.worth[rows]), history.worth[rows], usual)


def _new_draws(history: History, day: int, end: int, shared: np.ndarray, every: float, rng: np.random.Generator) -> np.ndarray:
    ahead = end - day
    recent = history.teaches & (history.created < day) & (history.created >= day - YEAR)
    by_cell = np.bincount(history.cell[recent], minlength=history.cells).astype(float)
    quarter = int((history.teaches & (history.created < day) & (history.created >= day - QUARTER)).sum())
    rate = every * quarter / QUARTER * by_cell / max(by_cell.sum(), 1.0)
    in_time = _in_time(history, day, ahead)
    segment_of = np.zeros(history.cells, int)
    segment_of[history.cell] = history.segment
    expected = rate * ahead * in_time[segment_of]
    comes = rng.normal(0, _rate_spread(history, day, ahead), len(shared))
    wins = rng.poisson(expected * (shared * np.exp(comes - comes.var() / 2))[:, None])
    found = np.zeros(wins.shape)
    for segment in range(history.segments):
        pool = _pool(history, day, ahead, segment)
        for cell in np.flatnonzero((segment_of == segment) & (expected > 0)):
            draw = np.repeat(np.arange(len(shared)), wins[:, cell])
            found[:, cell] = np.bincount(draw, rng.choice(pool, len(draw)), len(shared))
    return found


def _in_time(history: History, day: int, ahead: int) -> np.ndarray:
    """By segment: the chance that a deal created on some day ahead is won before the end. Thin segments lean on all."""
    seen = history.teaches & (history.created < day) & (history.created >= day - MEMORY)
    closed = history.closed < day
    outcome = np.where(closed, np.where(history.won, WON, LOST), OPEN)
    age = np.maximum(np.where(closed, history.closed, day) - history.created, 0)

    def mean(chosen: np.ndarray) -> float:
        curve = aalen_johansen(age[chosen], outcome[chosen]).won
        return float(curve[np.minimum(np.arange(ahead), len(curve) - 1)].mean()) if ahead > 0 else 0.0

    whole = mean(seen)
    own = [(int((seen & (history.segment == one)).sum()), seen & (history.segment == one)) for one in range(history.segments)]
    return np.array([(count * mean(chosen) + BORROWED * whole) / (count + BORROWED) for count, chosen in own])


def _rate_spread(history: History, day: int, ahead: int) -> float:
    """How far the deals created in such a window differ from the rate of the quarter before, beyond luck: of the log."""
    span, created = max(ahead, 28), np.sort(history.created[history.teaches & (history.created < day)])
    starts = np.arange(day - span, max(day - MEMORY, int(created[0]) + QUARTER), -28)
    before = np.searchsorted(created, starts) - np.searchsorted(created, starts - QUARTER)
    after = np.searchsorted(created, starts + span) - np.searchsorted(created, starts)
    usable = (before > 4) & (after > 4)
    if not usable.any():
        return 0.25
    before, after = before[usable], after[usable]
    log_ratio = np.log(after / before * QUARTER / span)
    beyond = float((log_ratio**2 - 1 / before - 1 / after).mean())
    worth = usable.sum() * 28 / span
    return float(np.sqrt(1 / before[0] + (USUAL_WORTH * 0.1**2 + worth * max(beyond, 0.0)) / (USUAL_WORTH + worth)))


def _pool(history: History, day: int, ahead: int, segment: int) -> np.ndarray:
    """Amounts a new deal may be won for: of the segment and as quick, else as quick, else any."""
    won = history.won & (history.closed < day) & (history.closed >= day - MEMORY) & np.isfinite(history.amount)
    quick = won & (history.closed - history.created <= ahead)
    pools: Sequence[np.ndarray] = (quick & (history.segment == segment), won & (history.segment == segment), quick)
    chosen = next((pool for pool in pools if pool.sum() >= ENOUGH_AMOUNTS), won)
    return history.amount[chosen] if chosen.any() else np.zeros(1)
