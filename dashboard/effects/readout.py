"""What a finished test of a channel did, read out of regions and weeks by three methods, each with a 90% interval.

Local level with the other regions as control; synthetic control, ranked among placebos, its interval from them or from its own
misfit before, whichever is wider; difference in differences. A lift is what the channel brings: in a hold-out what was lost, so
minus the effect of going dark.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from scipy import stats

from .before_after import impact
from .geo import BEFORE, ECHO, difference_in_differences, synthetic_control

LOOSE = (0.07, 4.0)
MOST_BEFORE, LEAST_BEFORE, MASS = 52, 12, 0.9
LEVEL, SYNTHETIC, DIFFERENCE = "local level", "synthetic control", "difference in differences"
Records = Sequence[Mapping[str, Any]]


class Unreadable(ValueError):
    """The data cannot tell what the test did; the message is a sentence that says why."""


@dataclass(frozen=True)
class Readouts:
    """lifts: (test, method, low, lift, high, standard error, rank, units, sentence); where nothing can be read the method is
    empty and the sentence says why.

    weeks: (test, Monday, actual, predicted, low, high), the last four empty where unknown.
    """

    lifts: tuple[tuple[Any, ...], ...]
    weeks: tuple[tuple[Any, ...], ...]
    seconds: float
    cpu_seconds: float


@dataclass(frozen=True)
class Cut:
    """One test cut out of the weeks. treated: weeks × treated regions; others: weeks × controls; start: the first week of the
    test among them; sign: 1 where the channel was raised, -1 where it went dark.
    """

    mondays: Sequence[date]
    treated: np.ndarray
    others: np.ndarray
    start: int
    sign: int


def readout_study(inputs: Mapping[str, Any], progress: Callable[[float, str], None]) -> Readouts:
    """inputs: tests as evidence/test_list has them, weeks as evidence/test_weeks."""
    wall, cpu = time.perf_counter(), time.process_time()
    lifts: list[tuple[Any, ...]] = []
    weeks: list[tuple[Any, ...]] = []
    over = [test for test in inputs["tests"] if test["state"] == "over"]
    for place, test in enumerate(over):
        progress(place / len(over), f"Reading out {test['experiment_id']}")
        name = test["experiment_id"]
        try:
            cut = cut_out(test, inputs["weeks"])
            found = level(cut)
        except ValueError as why:
            lifts.append((name, "", *[None] * 6, str(why)))
            continue
        lifts.append((name, *found[0]))
        weeks.extend((name, *row) for row in found[1])
        lifts.extend((name, *row) for row in (synthetic(cut), difference(cut)))
    return Readouts(tuple(lifts), tuple(weeks), time.perf_counter() - wall, time.process_time() - cpu)


def cut_out(test: Mapping[str, Any], weeks: Records) -> Cut:
    """The weeks of a test and its four weeks after, with up to a year before. Raises Unreadable."""
    regions = sorted({row["region"] for row in weeks})
    treated = [name for name in regions if name in _named(test["treated"])]
    if not treated:
        raise Unreadable("No region of the deals was treated, so there is nothing to count: give the lift with the test.")
    named = _named(test["control"])
    others = [name for name in regions if name not in treated and (not named or name in named)]
    first = test["start_date"] - timedelta(days=test["start_date"].weekday())
    after = test["end_date"] + timedelta(days=1 + 7 * ECHO)
    mondays = sorted({row["week_start_date"] for row in weeks})
    mondays = [day for day in mondays if first - timedelta(weeks=MOST_BEFORE) <= day < after]
    start = sum(day < first for day in mondays)
    if start < LEAST_BEFORE or start == len(mondays):
        raise Unreadable(f"Only {start} weeks of deals lie before the test; {LEAST_BEFORE} are needed to know what was usual.")
    known = {(row["region"], row["week_start_date"]): float(row[test["outcome"]]) for row in weeks}
    one, other = (np.array([[known[name, day] for name in side] for day in mondays]) for side in (treated, others))
    return Cut(mondays, one, other, start, 1 if "scale" in test["design"] else -1)


def level(cut: Cut) -> tuple[tuple[Any, ...], list[tuple[Any, ...]]]:
    """Local level with the controls, and the weeks: what came beside what was to be expected. Raises ValueError."""
    outcome = cut.treated.sum(axis=1)
    found = impact(outcome, cut.others.sum(axis=1, keepdims=True)[:, : cut.others.shape[1]], cut.start, level=LOOSE)
    lift = (LEVEL, *_ranged(cut.sign * found.total, found.spread * len(found.predicted)), None, None, _alone(cut))
    nothing = [np.full(cut.start, np.nan)] * 3
    series = (np.r_[none, part] for none, part in zip(nothing, (found.predicted, *found.band), strict=True))
    told = zip(cut.mondays, outcome, *series, strict=True)
    return lift, [(row[0], *(None if np.isnan(one) else float(one) for one in row[1:])) for row in told]


def synthetic(cut: Cut) -> tuple[Any, ...]:
    """Synthetic control on regions as multiples of their own usual level; ranked among placebos."""
    usual, one, others = _usual(cut)
    try:
        found = synthetic_control(one, others, cut.start)
    except ValueError as why:
        return SYNTHETIC, *[None] * 6, str(why)
    scale = usual * (len(one) - cut.start)
    units = others.shape[1]
    error = scale * max(float(np.sqrt(np.mean(found.placebos**2))), _own_error(found.misfit, len(found.effect)))
    return SYNTHETIC, *_ranged(cut.sign * scale * found.mean, error, units), found.rank, units + 1, ""


def difference(cut: Cut) -> tuple[Any, ...]:
    """Difference in differences on the same multiples, against the eight weeks before."""
    usual, one, others = _usual(cut)
    if not others.shape[1]:
        return DIFFERENCE, *[None] * 6, "There is no other region to compare with."
    near = slice(cut.start - BEFORE, None)
    flags = np.array([True] + [False] * others.shape[1])
    found = difference_in_differences(np.column_stack([one, others])[near], flags, BEFORE)
    scale = usual * (len(one) - cut.start)
    free = others.shape[1] - 1
    if free < 1:
        return DIFFERENCE, None, cut.sign * scale * found.effect, *[None] * 4, "One other region: no interval can be told."
    return DIFFERENCE, *_ranged(cut.sign * scale * found.effect, scale * found.standard_error, free), None, None, ""


def _own_error(misfit: np.ndarray, after: int) -> float:
    """Error of a mean of weeks after, as the weeks before missed: few placebos may all stray little by luck."""
    return float(misfit.std(ddof=1) * np.sqrt(1 / after + 1 / len(misfit)))


def _ranged(lift: float, error: float, free: int | None = None) -> Iterator[float]:
    """Low, lift, high and standard error; Student's where the error itself is known from few regions."""
    reach = stats.t.ppf((1 + MASS) / 2, free) if free else stats.norm.ppf((1 + MASS) / 2)
    yield from (float(lift - reach * error), float(lift), float(lift + reach * error), float(error))


def _usual(cut: Cut) -> tuple[float, np.ndarray, np.ndarray]:
    """The treated regions' usual level together, their sum as a multiple of it, and the other regions as multiples of theirs."""
    outcome = cut.treated.sum(axis=1, keepdims=True)
    return float(outcome[: cut.start].mean()), _indexed(outcome, cut.start)[:, 0], _indexed(cut.others, cut.start)


def _indexed(units: np.ndarray, start: int) -> np.ndarray:
    """Units as multiples of their own mean before the start; those that had nothing are left out."""
    usual = units[:start].mean(axis=0)
    return np.asarray(units[:, usual > 0] / usual[usual > 0])


def _alone(cut: Cut) -> str:
    return "" if cut.others.shape[1] else "No other region: before and after alone."


def _named(words: str | None) -> set[str]:
    return {name.strip() for name in (words or "").split(";") if name.strip()}
