"""Response curves: the draws of the verdict at today's spend, none at none, bending down in between."""

import numpy as np
import pytest

from dashboard.effects.curves import GRID, KEPT, curves, kept, paces
from dashboard.effects.fit import interval
from tests.effects.small import WEEKS, fitted, panel


@pytest.fixture(scope="module")
def drawn():
    given = panel(channels=2)
    found = fitted(given)
    value, worth = np.full((len(found.incremental), 2), 100.0), np.array([400.0, 400.0])
    told = curves(given, found, value, worth, ("Search", "Events"))
    revenue = {(name, multiple): np.array(money) for name, multiple, _, _, money in told}
    return found, revenue, told


def test_every_channel_has_every_multiple_and_the_same_draws(drawn):
    _, revenue, told = drawn
    assert len(told) == 2 * len(GRID)
    assert {len(draws) for draws in revenue.values()} == {KEPT}


def test_no_spend_brings_nothing_and_more_never_brings_less(drawn):
    _, revenue, _ = drawn
    for name in ("Search", "Events"):
        steps = np.diff([revenue[name, multiple] for multiple in GRID], axis=0)
        assert not revenue[name, 0.0].any()
        assert (steps >= -1e-3 * revenue[name, 1.0]).all()


def test_each_step_brings_less_than_the_one_before_per_unit_of_spend(drawn):
    _, revenue, _ = drawn
    slopes = np.diff([revenue["Search", multiple].mean() for multiple in GRID]) / np.diff(GRID)
    assert (np.diff(slopes) <= 1e-3 * slopes[0]).all()


def test_at_todays_spend_the_interval_is_that_of_the_verdict(drawn):
    found, revenue, _ = drawn
    ours = interval(sum(revenue[name, 1.0] for name in ("Search", "Events")))
    assert ours == pytest.approx(interval(100 * found.total), rel=0.01)


def test_pipeline_and_revenue_are_deals_times_what_a_deal_is_worth(drawn):
    _, _, told = drawn
    for _, _, deals, pipeline, revenue in told:
        assert np.array(pipeline) == pytest.approx(400 * np.array(deals), rel=1e-3)
        assert np.array(revenue) == pytest.approx(100 * np.array(deals), rel=1e-3)


def test_few_draws_are_kept_whole():
    assert sorted(kept(np.arange(20.0).reshape(10, 2))) == list(range(10))


def test_the_slowest_and_fastest_quarters_are_told_against_the_pace_of_the_window():
    given = panel()
    given.spend[:] = 1.0
    given.spend[:13] = 2.0
    assert WEEKS - 52 > 13
    assert [pace.item() for pace in paces(given)] == pytest.approx([1.0, 2.0])
