"""Geo tests: synthetic control, difference in differences, power."""

import numpy as np
import pytest

from dashboard.effects.geo import difference_in_differences, power, synthetic_control


def test_a_unit_that_is_the_mean_of_two_others_shows_only_what_was_done_to_it():
    rng = np.random.default_rng(1)
    others = 10 + rng.standard_normal((20, 6)).cumsum(axis=0)
    treated = others[:, :2].mean(axis=1) + np.r_[np.zeros(15), np.full(5, -4.0)]
    told = synthetic_control(treated, others, start=15)
    assert told.mean == pytest.approx(-4.0, abs=0.01)
    assert told.weights == pytest.approx([0.5, 0.5, 0, 0, 0, 0], abs=0.01)
    assert (told.rank, told.chance) == (1, pytest.approx(1 / 7))


def test_difference_in_differences_by_hand():
    outcome = np.array([[10.0, 20.0, 30.0], [10.0, 20.0, 30.0], [18.0, 23.0, 33.0], [18.0, 23.0, 33.0]])
    assert difference_in_differences(outcome, np.array([True, False, False]), start=2).effect == 5.0


def test_a_longer_test_in_larger_regions_sees_a_smaller_share():
    small, large = power(10, 10, 4), power(40, 40, 8)
    assert large.detectable / (40 * 12) < small.detectable / (10 * 8)


def test_the_error_of_a_hold_out_by_hand():
    usual = 20 * 8
    expected = usual * np.sqrt(1 / usual + 1 / 160 + 1 / (60 * 8) + 1 / (60 * 8))
    assert power(20, 60, 4, dispersion=1.0).standard_error == pytest.approx(expected)


def test_two_controls_are_the_fewest():
    with pytest.raises(ValueError, match="two other regions"):
        synthetic_control(np.ones(9), np.ones((9, 1)), 5)
