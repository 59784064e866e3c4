"""Did it move: the interval covers, the words are earned, and too early is said."""

import numpy as np
import pytest

from dashboard.effects.movement import movement, weeks_to_tell

STEADY = np.array([10.0, 11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 9])


def test_a_clear_rise_moved_and_a_clear_fall_moved_the_other_way():
    assert movement(STEADY, STEADY[:6] + 5, worth=4).word == "moved"
    assert movement(STEADY, STEADY[:6] - 5, worth=4).word == "moved_back"


def test_a_fall_that_was_wanted_moved():
    assert movement(STEADY, STEADY[:6] - 5, worth=-4).word == "moved"


def test_the_same_as_before_did_not_move():
    assert movement(STEADY, STEADY[:6], worth=4).word == "not_moved"


def test_two_weeks_are_too_early_and_the_wait_is_told():
    found = movement(STEADY, STEADY[:2] + 5, worth=4)
    assert (found.word, found.low, found.weeks) == ("too_early", None, 3)


def test_too_few_weeks_before_cannot_tell():
    assert movement(STEADY[:3], STEADY, worth=4).word == "cannot_tell"


def test_a_smaller_change_takes_longer_and_a_tiny_one_is_never_seen():
    noisy = np.array([4.0, 16, 7, 13, 5, 15, 8, 12, 6, 14, 9, 11] * 3)
    assert weeks_to_tell(noisy, 6) < weeks_to_tell(noisy, 3)
    assert weeks_to_tell(noisy, 0.5) is None


@pytest.mark.parametrize("likeness", [0.0, 0.3])
def test_the_interval_covers_about_nine_times_in_ten(likeness):
    rng = np.random.default_rng(7)
    hits = [covers(rng, likeness, change=2.0) for _ in range(400)]
    assert 0.85 <= np.mean(hits) <= 0.99


def covers(rng, likeness: float, change: float) -> bool:
    shocks = rng.normal(size=28)
    values = np.zeros(28)
    for week in range(28):
        values[week] = likeness * values[week - 1] * (week > 0) + shocks[week]
    found = movement(values[:18], values[18:] + change, worth=change)
    return found.low <= change <= found.high
