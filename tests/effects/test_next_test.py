"""The next test, and what is ruled out until it is run."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.effects.next_test import cheapest_test, detectable, ruled_out
from dashboard.effects.panel import LiftTest
from tests.effects.small import fitted, panel

EVEN = np.full(1000, 1 / 1000)
DEALS = np.array([5.0, 10.0, 20.0, 40.0])


def unsure(size: float) -> np.ndarray:
    """Half the draws say nothing, half say so many deals."""
    return np.r_[np.zeros(500), np.full(500, size)]


def test_a_large_effect_is_settled_by_a_small_test():
    large = cheapest_test(0, unsure(3000.0), EVEN, DEALS / DEALS.sum(), DEALS, window=52, worth=20.0)
    small = cheapest_test(0, unsure(900.0), EVEN, DEALS / DEALS.sum(), DEALS, window=52, worth=20.0)
    assert large.settles >= 0.8
    assert large.weeks * DEALS[list(large.regions)].sum() < small.weeks * DEALS[list(small.regions)].sum()


def test_we_know_four_weeks_after_the_test_ends():
    plan = cheapest_test(2, unsure(3000.0), EVEN, DEALS / DEALS.sum(), DEALS, window=52, worth=20.0)
    assert (plan.channel, plan.weeks_until_known) == (2, plan.weeks + 4)


def test_the_cost_is_what_the_dark_regions_would_have_brought():
    plan = cheapest_test(0, unsure(3000.0), EVEN, DEALS / DEALS.sum(), DEALS, window=52, worth=20.0)
    part = DEALS[list(plan.regions)].sum() / DEALS.sum()
    assert plan.cost_deals == pytest.approx(1500 * part * plan.weeks / 52)


def test_a_company_of_one_region_is_told_that_its_test_is_observational():
    assert cheapest_test(0, unsure(3000.0), EVEN, np.ones(1), np.array([75.0]), window=52, worth=20.0).observational


def test_what_lies_outside_nineteen_draws_in_twenty_is_ruled_out():
    told = ruled_out(np.arange(1000.0), EVEN)
    assert (told.below, told.above) == (pytest.approx(49, abs=1), pytest.approx(949, abs=1))


def test_more_deals_show_a_smaller_share():
    few, many = (detectable(given, fitted(given))[0] for given in (panel(), panel(each=80.0, base=100.0)))
    assert 0 < many / (10 * few) < 0.8


def test_a_test_lets_the_data_show_less():
    given = panel()
    test = LiftTest(channel=0, start=80, until=84, end=88, lift=30.0, standard_error=1.5, regions=(0,))
    tested = replace(given, tests=(test,))
    assert detectable(tested, fitted(tested))[0] < 0.8 * detectable(given, fitted(given))[0]
