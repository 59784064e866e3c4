"""What would have come anyway: how noisy an amount is, and the settings that are tried."""

import numpy as np
import pytest

from dashboard.effects.baseline import grid, scale
from dashboard.effects.panel import Panel

RNG = np.random.default_rng(2)
SPEND = RNG.gamma(1.0, 100.0, (150, 1, 1))


def noise_of(outcome, **more):
    return float(scale(Panel(outcome, SPEND, first=0, last=150, kind="amount", **more)).noise[0, 0])


def test_what_spend_moves_is_not_noise():
    assert noise_of(5000 + 5 * SPEND[:, :, 0] + RNG.normal(0, 250, (150, 1))) == pytest.approx(250, rel=0.25)


def test_what_a_note_tells_is_not_noise():
    launch = (np.arange(150) % 3 == 0)[:, None].astype(float)
    assert noise_of(5000 + 2000 * launch + RNG.normal(0, 250, (150, 1)), controls=launch) == pytest.approx(250, rel=0.25)


def test_budgets_that_may_be_a_lottery_are_tried_as_one_and_as_followed():
    tried = grid(1, lottery=0.95)
    assert sum(one.weight for one in tried if not one.followed) == pytest.approx(0.95 * len(tried))
    assert sum(one.weight for one in tried) == pytest.approx(len(tried))


def test_a_lottery_that_is_only_possible_is_not_tried():
    assert all(one.followed and one.weight == 1 for one in grid(6, lottery=0.5))
