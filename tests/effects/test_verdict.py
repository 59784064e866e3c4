"""The words, their thresholds, and how they stand still."""

import numpy as np
import pytest

from dashboard.effects.verdict import Word, drives, explained, pays, rung


def draws(above: int) -> np.ndarray:
    """A hundred draws, so many of them above 10."""
    return np.r_[np.full(above, 20.0), np.zeros(100 - above)]


@pytest.mark.parametrize(
    ("above", "word"), [(95, "yes"), (94, "likely"), (80, "likely"), (79, "cannot_tell"), (6, "cannot_tell"), (5, "no")]
)
def test_words_follow_the_chance_of_an_effect_worth_the_name(above, word):
    assert drives(draws(above), 10.0).word == word


@pytest.mark.parametrize(
    ("before", "above", "word"),
    [
        ("yes", 92, "yes"),
        ("yes", 89, "likely"),
        ("likely", 76, "likely"),
        ("likely", 74, "cannot_tell"),
        ("likely", 95, "yes"),
        ("cannot_tell", 80, "likely"),
        ("cannot_tell", 5, "no"),
        ("no", 9, "no"),
        ("no", 11, "cannot_tell"),
    ],
)
def test_a_published_word_is_left_only_by_a_margin(before, above, word):
    assert drives(draws(above), 10.0, before=before).word == word


def test_draws_count_by_their_weight():
    weight = np.r_[np.full(50, 0.019), np.full(50, 0.001)]
    assert drives(draws(50), 10.0, doubt=weight).probability == pytest.approx(0.95)


def test_without_a_signed_margin_nobody_can_tell_whether_it_pays():
    told = pays(draws(100), 1.0, margin=None)
    assert (told.word, told.reason) == ("cannot_tell", "Enter the gross margin that both leaders and finance sign.")


def test_it_pays_when_gross_profit_returns_the_spend():
    assert pays(np.full(100, 300.0), 200.0, margin=0.7).word == "yes"
    assert pays(np.full(100, 300.0), 200.0, margin=0.5).word == "no"


def test_a_flip_says_why():
    now, was = Word("yes", 0.96, 0.004), Word("likely", 0.93, 0.004)
    assert explained(now, was, ["data"]) == "It was “likely”: new data came in. The chance went from 93.0% to 96.0%."
    assert "a setting changed and new data came in" in explained(now, was, ["data", "setting"])
    assert "only chance in the computation (±0.004)" in explained(now, was, [])
    assert explained(now, now, ["data"]) == ""


def test_the_ladder_takes_the_highest_rung():
    assert [rung(True, True, True), rung(False, True, True), rung(False, False, True), rung(False, False, False)] == [
        "tested", "modelled", "attributed", "assumed",
    ]  # fmt: skip
