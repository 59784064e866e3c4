"""Carry-over and saturation."""

import numpy as np
import pytest

from dashboard.effects.response import CURVES, KEEPS, adstock, responses, saturation


def test_half_of_what_is_carried_stays_each_week():
    spend = np.array([[0.0], [100.0], [0.0], [0.0]])
    assert adstock(spend, 0.5).ravel().tolist() == [0.0, 50.0, 25.0, 12.5]


def test_carried_spend_adds_up_to_the_spend():
    spend = np.concatenate([[80.0], np.zeros(200)])
    assert adstock(spend, 0.9).sum() == pytest.approx(80.0)


def test_no_spend_brings_nothing_and_twice_the_usual_brings_less_than_twice():
    for kind, number in (*CURVES, ("hill", 1.0)):
        none, usual, twice = saturation(np.array([0.0, 1.0, 2.0]), kind, number)
        assert none == 0.0
        assert usual < twice < 2 * usual


def test_hill_brings_half_at_its_number():
    assert saturation(np.array([3.0]), "hill", 3.0)[0] == 0.5


def test_the_grid_has_every_keep_with_every_curve():
    spend = np.ones((5, 2))
    assert responses(spend, np.array([1.0, 1.0])).shape == (len(KEEPS) * len(CURVES), 5, 2)


def test_a_region_without_the_channel_gets_nothing_from_it():
    spend = np.column_stack([np.ones(5), np.zeros(5)])
    assert not responses(spend, spend.mean(axis=0))[:, :, 1].any()
