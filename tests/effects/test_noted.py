"""Notes about a date become columns that may explain what changed with them."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from dashboard.effects.noted import controls
from tests.effects.small import WEEKS, fitted, panel

MONDAY = date(2026, 1, 5)


def note(first: date, last: date | None = None) -> dict:
    return {"happened_on": first, "until": last, "note": "New price."}


def test_a_note_without_a_last_day_holds_from_its_day_on():
    columns, said = controls([note(date(2026, 1, 15))], MONDAY, 4)
    assert columns[:, 0].round(3).tolist() == [0.0, 0.571, 1.0, 1.0]
    assert said == ["The note of 15 Jan 2026 (New price) is taken into account."]


def test_a_note_with_a_last_day_covers_part_of_a_week():
    columns, _ = controls([note(date(2026, 1, 14), date(2026, 1, 20))], MONDAY, 4)
    assert (7 * columns[:, 0]).tolist() == [0.0, 5.0, 2.0, 0.0]


def test_a_note_outside_the_weeks_is_told_and_changes_nothing():
    columns, said = controls([note(date(2025, 6, 1))], MONDAY, 4)
    assert columns is None
    assert "lies outside the weeks" in said[0]


def test_only_the_newest_notes_are_taken():
    columns, said = controls([note(MONDAY + timedelta(weeks=week)) for week in range(1, 11)], MONDAY, 12)
    assert columns.shape == (12, 8)
    assert sum("is not" in sentence for sentence in said) == 2


def test_a_launch_that_is_noted_is_not_taken_for_spend():
    rng = np.random.default_rng(1)
    later = np.arange(WEEKS)[:, None] >= 70
    outcome = rng.poisson(10 + 12.0 * later * np.ones(2)).astype(float)
    spend = 1000.0 * np.repeat(later[:, :, None], 2, axis=1) + rng.gamma(4, 5.0, (WEEKS, 2, 1))
    launched = replace(panel(), outcome=outcome, spend=spend)
    noted, _ = controls([note(MONDAY + timedelta(weeks=70))], MONDAY, WEEKS)
    assert fitted(launched, controls=noted).total.mean() < 0.7 * fitted(launched).total.mean()
