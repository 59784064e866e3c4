"""A word is published once a month or when a test ends; between, it stands until a fit leaves it by a margin."""

from datetime import date

import pytest

from dashboard.effects.published import Published, publish

OCT, LATE_OCT, NOV = date(2026, 10, 5), date(2026, 10, 26), date(2026, 11, 2)


def first(chance: float | None) -> Published:
    return publish(chance, 0.004, None, OCT, [])


def test_the_first_word_stands_from_its_day():
    told = first(0.96)
    assert (told.word.word, told.since, told.published_on, told.reason) == ("yes", OCT, OCT, "")


@pytest.mark.parametrize(("chance", "word"), [(0.92, "yes"), (0.91, "yes"), (0.89, "likely")])
def test_within_a_month_a_yes_is_left_below_ninety_only(chance, word):
    assert publish(chance, 0.004, first(0.96), LATE_OCT, ["data"]).word.word == word


def test_an_unchanged_word_keeps_its_day():
    told = publish(0.92, 0.004, first(0.96), LATE_OCT, ["data"])
    assert (told.since, told.published_on, told.reason) == (OCT, OCT, "")


def test_a_new_month_judges_afresh_and_says_why_the_word_changed():
    told = publish(0.92, 0.004, first(0.96), NOV, ["data"])
    assert (told.word.word, told.since, told.published_on) == ("likely", NOV, NOV)
    assert told.reason == "It was “yes”: new data came in. The chance went from 96.0% to 92.0%."


def test_a_new_month_with_the_same_word_is_published_anew_and_unchanged():
    told = publish(0.97, 0.004, first(0.96), NOV, ["data"])
    assert (told.since, told.published_on) == (OCT, NOV)


def test_a_test_that_ended_judges_afresh():
    told = publish(0.92, 0.004, first(0.96), LATE_OCT, ["data", "test"])
    assert told.word.word == "likely"
    assert "new data came in and a test ended" in told.reason


def test_data_that_cannot_bear_the_question_never_keep_a_word():
    assert publish(None, None, first(0.96), LATE_OCT, ["data"]).word.word == "cannot_tell"


def test_a_signed_margin_is_why_it_pays_now():
    assert publish(0.97, 0.004, first(None), LATE_OCT, ["definition"]).reason == "It was “cannot tell”: a definition changed."
