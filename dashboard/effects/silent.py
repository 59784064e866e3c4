"""Weeks in which an export seems to be missing: no deal where many are usual, or no line of spend for any channel.

Read as they stand, such weeks would tell that spend does nothing, or everything. A control for each leaves it out of the fit.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from .days import written
from .panel import LiftTest

EXPECTED, WEEKS, USUAL = 12.0, 3, 0.8
NO_DEALS = (
    "No deal is on file {days}, though about {usual:.0f} a week are usual: those weeks are left out of the comparison. Load them "
    "if an export is missing."
)
NO_SPEND = (
    "No line of spend is on file for any channel {days}: those weeks are left out of the comparison. Load them if an export is "
    "missing; if spend was paused, enter the pause as a test, or load lines of nought."
)


def silent(
    outcome: np.ndarray, spend: np.ndarray, told: np.ndarray, tests: Sequence[LiftTest], start: date
) -> tuple[np.ndarray | None, list[str]]:
    """outcome: weeks × regions; spend: weeks × regions × channels; told: weeks of which any line of spend tells, if only nought.

    Weeks × weeks left out, None where none is; and sentences.
    """
    deals, bought = outcome.sum(axis=1), spend.sum(axis=1)
    dealt = [run for run in _runs(deals > 0) if len(run) * deals.mean() >= EXPECTED]
    unpaid = _stops(bought, told, tests)
    said = [NO_DEALS.format(days=_days(run, start), usual=deals[deals > 0].mean()) for run in dealt]
    said += [NO_SPEND.format(days=_days(run, start)) for run in unpaid]
    weeks = sorted({week for run in (*dealt, *unpaid) for week in run})
    return (np.eye(len(deals))[:, weeks] if weeks else None), said


def _stops(bought: np.ndarray, told: np.ndarray, tests: Sequence[LiftTest]) -> list[range]:
    """The one stretch of which nothing tells, of two channels or more that else hardly ever stop; none where a test is."""
    runs = [run for run in _runs(told) if len(run) >= WEEKS]
    tested = {week for test in tests for week in range(test.start, test.until)}
    if len(runs) != 1 or bought.shape[1] < 2 or tested & set(runs[0]):
        return []
    others = np.delete(bought, list(runs[0]), axis=0)
    return runs if bool(((others > 0).mean(axis=0) >= USUAL).all()) else []


def _runs(active: np.ndarray) -> Iterator[range]:
    """Stretches of weeks without, between weeks with."""
    places = np.flatnonzero(active)
    for before, after in pairwise(places):
        if after > before + 1:
            yield range(int(before) + 1, int(after))


def _days(run: range, start: date) -> str:
    first, last = start + timedelta(weeks=run.start), start + timedelta(weeks=run.stop) - timedelta(days=1)
    return f"from {written(first)} to {written(last)}"
