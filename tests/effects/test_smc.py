"""The sampler, against a posterior that can be worked out by hand."""

import numpy as np
import pytest

from dashboard.effects.smc import Moves, sample

ONE = Moves((np.array([0]),), np.array([], dtype=int))


def narrow(points):
    return -0.5 * ((points[:, 0] - 2.0) / 0.5) ** 2


def test_mean_spread_and_evidence_of_a_normal_posterior():
    cloud = sample(narrow, 1, 4000, ONE, seed=1)
    assert cloud.points.mean() == pytest.approx(1.6, abs=0.03)
    assert cloud.points.std() == pytest.approx(np.sqrt(0.2), abs=0.03)
    assert cloud.log_evidence == pytest.approx(np.log(0.5 / np.sqrt(1.25)) - 0.5 * 4 / 1.25, abs=0.06)


def test_the_same_seed_gives_the_same_digits():
    assert (sample(narrow, 1, 100, ONE, seed=3).points == sample(narrow, 1, 100, ONE, seed=3).points).all()


def test_a_parameter_whose_sign_means_nothing_stays_positive():
    cloud = sample(lambda points: -(points[:, 0] ** 2), 1, 500, Moves((np.array([0]),), np.array([0])), seed=2)
    assert (cloud.points >= 0).all()
