"""Invented companies for the findings: counts by group and week, some with something planted, the rest with nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from dashboard.detectors import Detector, detectors

VALUES = {
    "region": ("North", "South", "East", "West", "Centre"),
    "segment": ("Small", "Middle", "Large"),
    "lead_source": ("Search", "Events", "Partner", "Outbound", "Referral"),
    "channel": ("Search", "Events", "Partner", "Social"),
    "stage": ("Qualified", "Discovery", "Negotiation"),
    "competitor": ("Acme", "Bolt", "Corex"),
    "theme": ("Price", "Support", "Residency"),
}
RATE = {"share": 0.3, "rate": 0.05, "time": 4.0}
TIMES = {"low": 0.4, "high": 2.0}
WEEKS, AMOUNT, SPREAD = 130, 1000.0, 0.6


@dataclass(frozen=True)
class Planted:
    """What was put in: the kind, its scope, and the money of a quarter."""

    kind: str
    scope: dict[str, str]
    money: float


@dataclass(frozen=True)
class Company:
    """Searches with their rows, as the study takes them, and what is planted."""

    searches: list[dict[str, object]]
    planted: list[Planted]


def company(seed: int, is_planted: bool) -> Company:
    """Each counted detector with its own data; about half of them hold something where `is_planted`."""
    random = np.random.default_rng(seed)
    searches, planted = [], []
    for one in detectors().values():
        if not one.against:
            continue
        scope = _scope(random, one) if is_planted and random.random() < 0.5 else None
        rows, money = _rows(random, one, scope)
        searches.append(one.search | {"rows": rows})
        planted += [Planted(one.kind, scope, money)] if scope else []
    return Company(searches, planted)


def _scope(random: np.random.Generator, one: Detector) -> dict[str, str]:
    free = [name for name in one.dimensions if name not in (*one.must, "segment")]
    extra = list(random.choice(free, 1)) if not one.must or random.random() < 0.3 else []
    return {str(name): str(random.choice(VALUES[name])) for name in (*([one.each] if one.each else []), *one.must, *extra)}


def _rows(random: np.random.Generator, one: Detector, scope: dict[str, str] | None) -> tuple[list[dict[str, Any]], float]:
    names = [*([one.each] if one.each else []), *one.dimensions]
    begun = int(random.integers(14, 40)) if "past" in one.against and (len(one.against) == 1 or random.random() < 0.5) else WEEKS
    rows: list[dict[str, Any]] = []
    lost = 0.0
    for values in product(*(VALUES[name] for name in names)):
        group = dict(zip(names, values, strict=True))
        level = RATE[one.family] * (1 + 0.1 * (one.family != "time") * (VALUES["segment"].index(group.get("segment", "Small")) - 1))
        size = 20.0 if one.family == "rate" else {3: 1.2, 2: 3.0}.get(len(one.dimensions), 3.0)
        is_hit = scope is not None and all(group[name] == value for name, value in scope.items())
        for week, row in _weeks(random, one, level, size, begun if is_hit else 0):
            rows.append(group | row | {"weeks_ago": week})
        lost += size * is_hit
    return rows, lost * AMOUNT * 13 * _share(one)


def _weeks(
    random: np.random.Generator, one: Detector, level: float, size: float, begun: int
) -> Iterator[tuple[int, dict[str, float]]]:
    tries = random.poisson(size, WEEKS)
    changed = np.arange(WEEKS) < begun
    if one.family == "time":
        mean = level + np.log(TIMES[one.worse]) * changed
        logs = random.normal(mean * tries, SPREAD * np.sqrt(tries))
        squares = logs**2 / np.maximum(tries, 1) + SPREAD**2 * np.maximum(tries - 1, 0)
        figures = {"hits": logs, "squares": squares}
    else:
        rate = np.where(changed, level * TIMES[one.worse], level)
        hits = random.poisson(rate * tries) if one.family == "rate" else random.binomial(tries, rate)
        figures = {"hits": hits.astype(float)}
    for week in np.flatnonzero(tries):
        counted = {name: float(values[week]) for name, values in figures.items()}
        yield int(week), counted | {"tries": float(tries[week]), "amount": float(tries[week]) * AMOUNT}


def _share(one: Detector) -> float:
    """The true share of the base that the planted change costs."""
    level, times = RATE[one.family], TIMES[one.worse]
    if one.family == "rate":
        return 1 - times
    if one.family == "time":
        return float(min(np.exp(level) * (times - 1) / 91, 1))
    return abs(level * times - level)
