"""Spend → deals: what the fit finds, and what it must not find."""

import numpy as np
import pytest

from dashboard.effects.fit import interval
from dashboard.effects.next_test import ruled_out
from dashboard.effects.panel import LiftTest
from dashboard.effects.verdict import drives
from tests.effects.small import WEEKS, fitted, panel


@pytest.fixture(scope="module")
def strong():
    return fitted(panel())


@pytest.fixture(scope="module")
def idle():
    return fitted(panel(each=0.0, channels=2))


TEST = LiftTest(channel=0, start=80, until=84, end=88, lift=32.0, standard_error=4.0, regions=(0,))


def test_what_a_test_read_is_found():
    found = fitted(panel(), tests=(TEST,))
    low, mid, high = interval(found.total)
    assert low < 8 * 52 < high
    assert mid == pytest.approx(8 * 52, rel=0.3)
    assert drives(found.total, 10.0, found.doubt).word == "yes"


def test_without_a_test_demand_may_have_moved_one_channels_spend(strong):
    low, _, high = interval(strong.total)
    assert low < 8 * 52 < high
    assert drives(strong.total, 10.0, strong.doubt).word in ("likely", "cannot_tell")


def test_spend_without_effect_is_not_called_an_effect(idle):
    assert drives(idle.total, 0.02 * 52 * 20, idle.doubt).word in ("cannot_tell", "no")
    assert interval(idle.total)[0] == 0.0


def test_an_interval_is_the_shortest_that_holds_nine_draws_in_ten():
    assert interval(np.r_[np.zeros(50), np.arange(1.0, 51.0)]) == (0.0, 0.5, 40.0)


def test_the_total_is_the_sum_of_its_parts_in_every_draw(idle):
    assert np.allclose(idle.total, idle.by_channel.sum(axis=1))
    assert np.allclose(idle.by_channel, idle.incremental.sum(axis=2))


def test_the_same_data_give_the_same_digits(strong):
    assert (fitted(panel()).incremental == strong.incremental).all()


def test_a_channel_brings_no_more_than_it_touched():
    held = fitted(panel(), touched=np.array([100.0]), touched_any=100.0)
    assert interval(held.total)[2] < 125


def test_a_lift_test_pulls_the_answer_to_what_it_read():
    test = LiftTest(channel=0, start=80, until=84, end=88, lift=1.0, standard_error=1.0, regions=(0,))
    assert interval(fitted(panel(), tests=(test,)).total)[1] < 150


def test_only_spend_inside_the_window_counts():
    given = panel()
    early = given.spend.copy()
    early[given.first :] = 0.0
    assert fitted(given, spend=early).total.max() == 0.0


def test_carry_over_beyond_the_window_is_left_out(strong):
    half = fitted(panel(), first=WEEKS - 52, last=WEEKS - 26)
    assert half.total.mean() == pytest.approx(strong.total.mean() / 2, rel=0.15)


def test_the_next_unit_of_money_brings_less_than_the_average_one(strong):
    spend = panel().spend[-52:].sum()
    assert 0 < strong.marginal.sum(axis=(1, 2)).mean() <= strong.total.mean() / spend


def test_a_national_amount_is_fitted_too():
    given = panel()
    total = 100.0 * given.outcome.sum(axis=1, keepdims=True)
    spend = 1000.0 * (np.arange(WEEKS)[:, None, None] // 4 % 2)
    found = fitted(given, outcome=total + 400.0 * spend[:, :, 0] / 1000.0, spend=spend, kind="amount")
    low, _, high = interval(found.total)
    assert low < 400 * 26 < high


def test_half_a_year_of_national_data_says_what_is_ruled_out():
    given = panel(each=0.0)
    short = fitted(given, outcome=given.outcome.sum(axis=1, keepdims=True)[:26], spend=given.spend[:26, :1], first=0, last=26)
    assert drives(short.total, 0.02 * 26 * 20, short.doubt).word == "cannot_tell"
    assert ruled_out(short.total, short.doubt).above < 26 * 20


def test_months_are_fitted_like_weeks():
    rng = np.random.default_rng(4)
    spend = rng.gamma(2, 500, (36, 1, 1))
    found = fitted(panel(), outcome=rng.poisson(40.0, (36, 1)).astype(float), spend=spend, first=24, last=36, periods_a_year=12)
    assert interval(found.total)[0] == 0.0
