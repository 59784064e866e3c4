"""A promise is judged by its question, and what cannot be judged is a sentence."""

from datetime import date, timedelta

import pytest

from dashboard.meeting.checks import check

PROMISE = {
    "leading_check": "week/media_spend", "leading_target": None, "outcome_check": None, "outcome_target": None, "scope": None,
    "promised_on": date(2026, 5, 6),
}  # fmt: skip


@pytest.fixture
def reader(warehouse):
    weeks = [date(2026, 1, 5) + timedelta(weeks=week) for week in range(26)]
    lines = "\n".join(f"{week}  Events   {(300 if week > PROMISE['promised_on'] else 100) + week.day}.00" for week in weeks)
    warehouse.load("spend", f"date        channel  cost\n{lines}\n")
    with warehouse.real.reading() as found:
        yield found


def test_a_number_that_rose_moved_and_the_sentence_tells_both_levels(reader):
    found = check(reader, PROMISE, "USD")
    assert found.word == "moved"
    assert "a week before" in found.sentence
    assert "changed by +$1" in found.sentence


def test_weeks_that_are_not_over_are_too_early(reader):
    found = check(reader, PROMISE | {"promised_on": date(2026, 6, 10)}, "USD")
    assert found.word == "too_early"
    assert "The data could tell from" in found.sentence or "would not tell" in found.sentence


def test_a_promise_without_a_number_is_a_sentence(reader):
    assert "No number was named" in check(reader, PROMISE | {"leading_check": None}, "USD").sentence


def test_a_number_that_no_longer_exists_is_a_sentence(reader):
    found = check(reader, PROMISE | {"leading_check": "week/gone"}, "USD")
    assert (found.word, found.movement) == ("cannot_tell", None)
    assert "week/gone, no longer exists" in found.sentence


def test_a_scope_that_cannot_be_read_is_left_out(reader):
    assert check(reader, PROMISE | {"scope": "{oops"}, "USD").word == "moved"
