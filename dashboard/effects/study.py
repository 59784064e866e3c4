"""The whole study of spend: panel and deals in; what media brought, in deals and in money, with words and figures, out."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite
from typing import Any

from .amounts import by_amount
from .arrange import Arranged, arrange
from .bounded import bounded, standing
from .curves import Curve, curves, paces
from .days import written
from .drawn import ALL, Drawn, drawn
from .figures import Figure, by_region, by_week, channels, company, excluded
from .fit import Fit, fit
from .health import Check, checks, refitted
from .said import UNSURE, Judged, chances, judged, told
from .thin import FEWEST, apart, reading
from .without import NEWEST, Without, without_tests

THOROUGH, OUTCOME, AMOUNT = "thorough", "outcome", "amount"


@dataclass(frozen=True)
class Study:
    """figures: (channel, measure, low, mid, high), all channels where empty; words: (channel, measure, words).

    checks: (name, status, sentence, advice); curves: as `curves` gives them. regions, weeks: draws to be added up, as
    figures.by_region and by_week tell; without: what would be said without each test, as `without_tests` gives it.
    """

    figures: tuple[Figure, ...]
    words: tuple[tuple[str, str, str], ...]
    checks: tuple[tuple[str, str, str, str], ...]
    regions: tuple[tuple, ...]
    weeks: tuple[tuple, ...]
    seconds: float
    cpu_seconds: float
    curves: tuple[Curve, ...] = ()
    without: tuple[Without, ...] = ()


def spend_study(inputs: Mapping[str, Any], progress: Callable[[float, str], None]) -> Study:
    """inputs: scope (records of one row), deals, spend, touched, ends, tests and notes, as `arrange` takes them; thorough: whether
    the checks that fit again are made too; outcome: "amount" counts deals by their amounts.

    Where the data cannot bear the question the answer is "cannot_tell" with the sentence that says why.
    """
    wall, cpu = time.perf_counter(), time.process_time()
    why = _too_thin(inputs)
    if why:
        return _unsure(why)
    scope = inputs["scope"][0]
    progress(0.05, "Arranging weeks, regions and channels")
    given = _arranged(inputs)
    margin = None if scope["gross_margin"] is None else float(scope["gross_margin"])
    usable = reading(given.panel, given.channels)
    if not usable.usable:
        return _unsure(" ".join([*usable.sentences, *_later(given.panel.weeks, scope["to_date"])]), given, margin)
    progress(0.1, "Weighing what would have come anyway against what spend brought")
    found = fit(given.panel)
    progress(0.7, "Following deals to revenue")
    both = drawn(given, found)
    words = judged(given, found, both, margin)
    progress(0.8, "Checking the model")
    made = checks(given.panel, found, value=float(both.whole.sum(axis=1).mean() / max(both.count.sum(), 1)))
    made += refitted(given.panel, found) if inputs.get(THOROUGH) else []
    made += [Check("what to know", "REVIEW", sentence, "") for sentence in (*usable.sentences, *given.said)]
    progress(0.9, "Weighing again without each test")
    without = without_tests(given, words, margin, NEWEST if inputs.get(THOROUGH) else 1)
    return Study(
        figures=_figures(given, found, both, words, margin),
        words=tuple(told(given, found, words, scope)),
        checks=tuple((check.name, check.status, check.sentence, check.do) for check in made),
        regions=tuple(by_region(given, both)),
        weeks=tuple(by_week(given, found, both, scope["from_date"])),
        seconds=time.perf_counter() - wall,
        cpu_seconds=time.process_time() - cpu,
        curves=curves(given.panel, found, both.value, both.worth, given.channels),
        without=without,
    )


def _figures(given: Arranged, found: Fit, both: Drawn, words: Judged, margin: float | None) -> tuple[Figure, ...]:
    return (*company(given, both), *channels(given, both, margin), *excluded(given, found, both), *chances(words), *_paces(given))


def _paces(given: Arranged) -> Iterator[Figure]:
    """The slowest and the fastest quarter of each channel, as multiples of the window's pace."""
    for measure, multiples in zip(("slowest_multiple", "fastest_multiple"), paces(given.panel), strict=True):
        for channel, multiple in zip(given.channels, multiples, strict=True):
            if isfinite(multiple):
                yield channel, measure, None, float(multiple), None


def _arranged(inputs: Mapping[str, Any]) -> Arranged:
    scope = inputs["scope"][0]
    deals, spend, touched, *rest = (inputs[name] for name in ("deals", "spend", "touched", "ends", "tests", "notes"))
    if inputs.get(OUTCOME) == AMOUNT:
        deals, touched = by_amount(scope, deals, touched)
    return arrange(scope, deals, spend, touched, *rest)


def _unsure(why: str, given: Arranged | None = None, margin: float | None = None) -> Study:
    """Where a fit is not worth running: what can be told without one."""
    words = ((ALL, "drives", UNSURE), (ALL, "pays", UNSURE), (ALL, "thin", why))
    if given is None:
        return Study((), words, (), (), (), 0.0, 0.0)
    made = tuple(("what to know", "REVIEW", sentence, "") for sentence in given.said)
    return Study(tuple(bounded(given, margin)), (*words, *standing(given)), made, (), (), 0.0, 0.0)


def _later(weeks: int, end: date) -> list[str]:
    """From which day there are enough weeks, where only they are missing."""
    if weeks >= FEWEST:
        return []
    day = end + timedelta(weeks=FEWEST - weeks)
    return [f"Load earlier weeks, or look again from {written(day)}."]


def _too_thin(inputs: Mapping[str, Any]) -> str:
    if not inputs["scope"]:
        return apart(**inputs["reach"][0])
    if not any(row["spend"] > 0 for row in inputs["spend"]):
        return "No channel spent anything in the weeks on file."
    counted = [row for row in inputs["ends"] if row["is_counted"]]
    if not counted:
        return "No deal was created in the window."
    if inputs.get(OUTCOME) == AMOUNT and not any(row["amount"] for row in counted):
        return "No deal of the window has an amount to weigh; count them as deals instead."
    return ""
