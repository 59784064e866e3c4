"""Invented companies whose quarter is known to its end: how often does the forecast's 90% range hold what was won?

Deals pass stages, at each day they may be won, lost, move on, change their amount; how fast differs by stage, segment, company and
quarter. Wins may crowd at quarter ends, creation grows and has seasons, markets turn. `make calibration` prints the table.
"""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.effects.forecast import NEVER, History, Standing, forecast, standing, why_not
from dashboard.effects.missed import Miss, corrected, missed

QUARTER = 91
DAYS, LATER = 16 * QUARTER, 120
LEVELS = (0.5, 0.8, 0.9)


@dataclass(frozen=True)
class Landed:
    """One quarter: the day it was forecast on, draws of what was still to be won, and what was."""

    day_of_quarter: int
    draws: np.ndarray
    actual: float
    parts: tuple[tuple[np.ndarray, float], ...]


def history(seed: int) -> History:
    """The deals of one company, up to a while after its last quarter."""
    return _history(np.random.default_rng(seed))


def cut(known: History, day: int) -> History:
    """What is known of it before a day."""
    began, held = known.created < day, known.from_day < day
    late = known.closed >= day
    return replace(
        known,
        closed=np.where(late, NEVER, known.closed),
        won=known.won & ~late,
        teaches=known.teaches & began,
        deal=known.deal[held],
        from_day=known.from_day[held],
        until_day=np.where(known.until_day >= day, NEVER, known.until_day)[held],
        stage=known.stage[held],
        worth=known.worth[held],
    )


def quarter(seed: int) -> Landed | None:
    """One company, forecast on one day of its last quarter; None where too little was won to say anything."""
    rng = np.random.default_rng(seed)
    known = _history(rng)
    end = DAYS
    day = end - QUARTER + int(rng.choice([0, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84]))
    if why_not(known, day):
        return None
    past = standing(known, int(known.created.min()), day)
    found = forecast(known, past, day, end, draws=600, seed=seed)
    found = corrected(found, _misses(known, past, day, end), day, end)
    won = known.won & (known.closed >= day) & (known.closed < end)
    both = found.from_open + found.from_new
    segment_of = np.arange(known.cells)
    parts = tuple(
        (both[:, segment_of == one].sum(axis=1), float(known.amount[won & (known.cell == one)].sum())) for one in range(known.cells)
    )
    return Landed(day - (end - QUARTER), found.total, float(known.amount[won].sum()), parts)


def _misses(known: History, past: Standing, day: int, end: int) -> list[Miss]:
    """How far the forecasts of the eight quarters before were off, made as many days before their end."""
    found: list[Miss] = []
    for back in range(QUARTER, 9 * QUARTER, QUARTER):
        on, last = day - back, end - back
        if not why_not(known, on):
            inside = known.won & (known.closed >= on) & (known.closed < last)
            found += missed(forecast(known, past, on, last, draws=200), float(known.amount[inside].sum()), on, last)
    return found


def lines(count: int, first: int = 0) -> list[str]:
    """The table: how often ranges held, in all and by segment, and what was said against what happened."""
    found = [one for one in (quarter(first + number) for number in range(count)) if one]
    places = np.array([place(one.draws, one.actual) for one in found])
    parts = np.array([place(draws, actual) for one in found for draws, actual in one.parts if draws.max() > 0])
    marks = [f"said {said:.0%}, happened {(places > 1 - said).mean():.0%}" for said in (0.2, 0.4, 0.6, 0.8)]
    error = np.array([one.draws.mean() / one.actual - 1 for one in found if one.actual > 0])
    return [
        f"forecasts of {len(found)} quarters of invented companies, each on one day of the quarter",
        *(f"{level:.0%} ranges held {held(places, level):.0%} in all, {held(parts, level):.0%} by segment" for level in LEVELS),
        f"chance to pass a mark: {'; '.join(marks)}",
        f"the middle was {np.median(error):+.0%} off in the middle case, {np.median(np.abs(error)):.0%} either way",
    ]


def place(draws: np.ndarray, actual: float) -> float:
    """The share of draws below what happened, ties by half."""
    return float(((draws < actual).sum() + 0.5 * (draws == actual).sum() + 0.5) / (len(draws) + 1))


def held(places: np.ndarray, level: float) -> float:
    """How often ranges of that level held what happened."""
    edge = (1 - level) / 2
    return float(((places >= edge) & (places <= 1 - edge)).mean())


@dataclass(frozen=True)
class _World:
    """How deals of one company live: by segment the daily chances to move a stage, to be lost and, times `push`, to be won."""

    created: np.ndarray
    segment: np.ndarray
    stages: int
    move: np.ndarray
    lose: np.ndarray
    win: np.ndarray
    push: np.ndarray


def _history(rng: np.random.Generator) -> History:
    segments, stages, total = int(rng.integers(1, 4)), int(rng.integers(3, 6)), DAYS + LATER
    created = _created(rng, total)
    segment = rng.choice(segments, len(created), p=rng.dirichlet(np.full(segments, 5.0)))
    late = np.arange(total) % QUARTER >= QUARTER - 14
    crowd = np.where(late, rng.uniform(1, 3), 1.0) if rng.random() < 0.5 else np.ones(total)
    world = _World(
        created,
        segment,
        stages,
        move=np.exp(rng.normal(0, 0.3, segments)) / rng.uniform(8, 30),
        lose=rng.uniform(0.006, 0.02) * np.exp(rng.normal(0, 0.2, segments)),
        win=rng.uniform(0.01, 0.06) * np.exp(rng.normal(0, 0.2, segments)),
        push=crowd * np.exp(_path(rng, total, 0.98, rng.uniform(0.0, 0.3))),
    )
    size = np.exp(rng.uniform(np.log(5e3), np.log(8e4)) + rng.normal(0, 0.5, segments))
    amount = np.round(size[segment] * np.exp(rng.uniform(0.4, 1.0) * rng.standard_normal(len(created))), -2)
    offer = amount / np.clip(rng.normal(rng.uniform(0.85, 1.0), 0.1, len(created)), 0.4, 1.5)
    closed, won, (deal, start, until, stage) = _lived(rng, world)
    return History(
        created=created,
        closed=closed,
        won=won,
        amount=amount,
        cell=segment,
        segment=segment,
        teaches=np.ones(len(created), bool),
        deal=deal,
        from_day=start,
        until_day=until,
        stage=stage,
        worth=offer[deal],
        stages=stages,
        segments=segments,
        cells=segments,
        ends=np.arange(0, total + QUARTER, QUARTER),
    )


def _created(rng: np.random.Generator, total: int) -> np.ndarray:
    """The day of each deal: a trend, a season, a market that turns, and more than luck."""
    weekly = np.exp(rng.uniform(np.log(6), np.log(60)))
    market = _path(rng, total, 0.995, rng.uniform(0.0, 0.25))
    season = rng.uniform(0, 0.2) * np.cos(2 * np.pi * (np.arange(total) - rng.integers(0, 365)) / 365)
    pace = np.exp(rng.uniform(-0.15, 0.3) * np.arange(total) / 365 + season + market) * weekly / 7
    return np.repeat(np.arange(total), rng.poisson(pace * rng.gamma(10, 0.1, total)))


def _lived(rng: np.random.Generator, world: _World) -> tuple[np.ndarray, np.ndarray, tuple[np.ndarray, ...]]:
    """Day by day every open deal is won, lost, moves a stage on, or stays. Returns closed, won, and spells."""
    count = len(world.created)
    stage, closed, won = np.zeros(count, int), np.full(count, NEVER), np.zeros(count, bool)
    since, spells = world.created.copy(), []
    for day in range(len(world.push)):
        live = np.flatnonzero((world.created < day) & (closed == NEVER))
        at, luck, segment = stage[live], rng.random(len(live)), world.segment[live]
        wins = world.win[segment] * world.push[day] * (at + 0.5) / world.stages * np.where(at > 0, 1.0, 0.15)
        ends = wins + world.lose[segment]
        moves = ends + np.where(at < world.stages - 1, world.move[segment], 0.0)
        over, moved = live[luck < ends], live[(luck >= ends) & (luck < moves)]
        closed[over], won[live[luck < wins]] = day, True
        changed = np.concatenate([over, moved])
        spells.append((changed, since[changed], np.full(len(changed), day), stage[changed]))
        since[moved] = day
        stage[moved] += 1
    rest = np.flatnonzero(closed == NEVER)
    spells.append((rest, since[rest], np.full(len(rest), NEVER), stage[rest]))
    return closed, won, tuple(np.concatenate(part) for part in zip(*spells, strict=True))


def _path(rng: np.random.Generator, days: int, keep: float, spread: float) -> np.ndarray:
    noise, level, path = rng.standard_normal(days), float(rng.standard_normal()), np.empty(days)
    for day in range(days):
        level = keep * level + np.sqrt(1 - keep**2) * noise[day]
        path[day] = level
    return spread * path
