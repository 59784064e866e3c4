"""Invented companies whose quarter is known to its end: how often does the forecast's 90% range hold what was won?

Deals pass stages, at each day they may be won, lost, move on, change their amount; how fast differs by stage, segment, company and
quarter. Wins may crowd at quarter ends, creation grows and has seasons, markets turn. `make calibration` prints the table.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.effects.forecast import NEVER, History, forecast, standing, why_not

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


def quarter(seed: int) -> Landed | None:
    """One company, forecast on one day of its last quarter; None where too little was won to say anything."""
    rng = np.random.default_rng(seed)
    history = _history(rng)
    end = DAYS
    day = end - QUARTER + int(rng.choice([0, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84]))
    if why_not(history, day):
        return None
    found = forecast(history, standing(history, int(history.created.min()), day), day, end, draws=600, seed=seed)
    won = history.won & (history.closed >= day) & (history.closed < end)
    both = found.from_open + found.from_new
    segment_of = np.arange(history.cells)
    parts = tuple(
        (both[:, segment_of == one].sum(axis=1), float(history.amount[won & (history.cell == one)].sum()))
        for one in range(history.cells)
    )
    return Landed(day - (end - QUARTER), found.total, float(history.amount[won].sum()), parts)


def lines(count: int, first: int = 0) -> list[str]:
    """The table: how often ranges held, in all and by segment, and what was said against what happened."""
    found = [one for one in (quarter(first + number) for number in range(count)) if one]
    places = np.array([place(one.draws, one.actual) for one in found])
    part_places = np.array([place(draws, actual) for one in found for draws, actual in one.parts if draws.max() > 0])
    told = [f"{len(found)} quarters of invented companies, each forecast on one day of it"]
    told += [f"forecast, {level:.0%} ranges: held {held(places, level):.1%} in all, {held(part_places, level):.1%} by segment" for level in LEVELS]
    told.append("forecast, chance to pass a mark: " + ", ".join(f"said {said:.0%} happened {(places > 1 - said).mean():.0%}" for said in (0.2, 0.4, 0.6, 0.8)))
    error = [np.median(one.draws) / one.actual - 1 for one in found if one.actual > 0]
    told.append(f"forecast, middle against what was won: {np.mean(error):+.1%} on average, {np.median(np.abs(error)):.1%} off in the middle case")
    return told


def place(draws: np.ndarray, actual: float) -> float:
    """The share of draws below what happened, ties by half."""
    return float(((draws < actual).sum() + 0.5 * (draws == actual).sum() + 0.5) / (len(draws) + 1))


def held(places: np.ndarray, level: float) -> float:
    """How often ranges of that level held what happened."""
    edge = (1 - level) / 2
    return float(((places >= edge) & (places <= 1 - edge)).mean())


def _history(rng: np.random.Generator) -> History:
    segments, stages = int(rng.integers(1, 4)), int(rng.integers(3, 6))
    total = DAYS + LATER
    weekly = np.exp(rng.uniform(np.log(6), np.log(60)))
    market = _path(rng, total, 0.995, rng.uniform(0.0, 0.25))
    season = rng.uniform(0, 0.2) * np.cos(2 * np.pi * (np.arange(total) - rng.integers(0, 365)) / 365)
    pace = np.exp(rng.uniform(-0.15, 0.3) * np.arange(total) / 365 + season + market) * weekly / 7
    count = rng.poisson(pace * rng.gamma(10, 0.1, total))
    created = np.repeat(np.arange(total), count)
    segment = rng.choice(segments, len(created), p=rng.dirichlet(np.full(segments, 5.0)))
    speed = np.exp(rng.normal(0, 0.3, segments)) / rng.uniform(8, 30)
    lose = rng.uniform(0.006, 0.02) * np.exp(rng.normal(0, 0.2, segments))
    win = rng.uniform(0.01, 0.06) * np.exp(rng.normal(0, 0.2, segments))
    shock = np.exp(_path(rng, total, 0.98, rng.uniform(0.0, 0.3)))
    crowd = np.where(np.arange(total) % QUARTER >= QUARTER - 14, rng.uniform(1, 3), 1.0) if rng.random() < 0.5 else np.ones(total)
    size = np.exp(rng.uniform(np.log(5e3), np.log(8e4)) + rng.normal(0, 0.5, segments))
    amount = np.round(size[segment] * np.exp(rng.uniform(0.4, 1.0) * rng.standard_normal(len(created))), -2)
    offer = amount / np.clip(rng.normal(rng.uniform(0.85, 1.0), 0.1, len(created)), 0.4, 1.5)
    return _lived(rng, created, segment, stages, speed, lose, win, shock * crowd, amount, offer, segments)


def _lived(rng, created, segment, stages, speed, lose, win, push, amount, offer, segments) -> History:
    """Days in turn: every open deal is won, lost, moves a stage on, or stays."""
    total = DAYS + LATER
    count = len(created)
    stage, closed, won = np.zeros(count, int), np.full(count, NEVER), np.zeros(count, bool)
    since = created.copy()
    spells: list[tuple[np.ndarray, ...]] = []
    for day in range(total):
        live = np.flatnonzero((created < day) & (closed == NEVER))
        chance = rng.random(len(live))
        wins = win[segment[live]] * push[day] * (stage[live] + 0.5) / stages * np.where(stage[live] > 0, 1.0, 0.15)
        losses = wins + lose[segment[live]]
        moves = losses + np.where(stage[live] < stages - 1, speed[segment[live]], 0.0)
        over, moved = live[chance < losses], live[(chance >= losses) & (chance < moves)]
        closed[over], won[live[chance < wins]] = day, True
        changed = np.concatenate([over, moved])
        spells.append((changed, since[changed], np.full(len(changed), day), stage[changed]))
        since[moved] = day
        stage[moved] += 1
    rest = np.flatnonzero(closed == NEVER)
    spells.append((rest, since[rest], np.full(len(rest), NEVER), stage[rest]))
    deal, start, until, at = (np.concatenate(part) for part in zip(*spells, strict=True))
    return History(
        created, closed, won, amount, segment, segment, np.ones(count, bool), deal, start, until, at, offer[deal],
        stages, segments, segments, np.arange(0, total + QUARTER, QUARTER),
    )


def _path(rng: np.random.Generator, days: int, keep: float, spread: float) -> np.ndarray:
    noise, level, path = rng.standard_normal(days), float(rng.standard_normal()), np.empty(days)
    for day in range(days):
        level = keep * level + np.sqrt(1 - keep**2) * noise[day]
        path[day] = level
    return spread * path
