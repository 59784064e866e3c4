"""Before and after with controls."""

import numpy as np
import pytest

from dashboard.effects.before_after import impact


def test_a_step_on_top_of_a_control_is_found():
    rng = np.random.default_rng(2)
    control = 50 + rng.standard_normal(80).cumsum()
    outcome = 2 * control + rng.standard_normal(80) + np.r_[np.zeros(60), np.full(20, 8.0)]
    told = impact(outcome, control[:, None], start=60)
    assert told.low < 8 < told.high
    assert told.mean == pytest.approx(8, abs=1.5)
    assert told.total == pytest.approx(20 * told.mean)


def test_nothing_done_is_nothing_found():
    rng = np.random.default_rng(3)
    told = impact(100 + rng.standard_normal(70), rng.standard_normal((70, 1)), start=50)
    assert told.low < 0 < told.high


def test_too_short_a_past_is_refused():
    with pytest.raises(ValueError, match="Only 5 periods before the start"):
        impact(np.arange(9.0), np.ones((9, 1)), start=5)


def test_an_outcome_that_never_moves_is_refused():
    with pytest.raises(ValueError, match="never moves"):
        impact(np.ones(30), np.ones((30, 1)), start=20)
