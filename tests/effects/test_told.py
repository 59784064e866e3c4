"""Findings that a question measured: shown when their interval is sure enough, money never above what it is taken from."""

import pytest

from dashboard.effects.told import above, told

RETURNS = {"channel": "Fairs", "spend": 1000, "back": 0.5, "back_low": 0.2, "back_high": 0.9}
NEXT = {"channel": "Fairs", "spend": 1000, "next": 1.5, "next_low": 1.1, "next_high": 3.0}
SHORT = {"segment": "Small", "now": 400, "before": 900, "base": 100, "low": 40, "mid": 70, "high": 120}


def test_the_ends_of_an_interval_leave_one_in_twenty_outside():
    assert above(0.9, 0.2, 0.5, 0.9) == pytest.approx(0.05)
    assert above(0.2, 0.2, 0.5, 0.9) == pytest.approx(0.95)
    assert above(0.5, 0.2, 0.5, 0.9) == pytest.approx(0.5)


def test_a_channel_surely_below_one_does_not_pay_and_costs_what_does_not_come_back():
    [found] = told("channel_not_paying", "return", [RETURNS])
    assert [round(each) for each in (found.low, found.mid, found.high)] == [100, 500, 800]
    assert found.confidence > 0.95


def test_a_channel_that_may_well_pay_is_no_finding():
    assert told("channel_not_paying", "return", [RETURNS | {"back_high": 1.6}]) == []


def test_a_channel_whose_next_unit_likely_returns_more_could_take_a_fifth_more():
    [found] = told("channel_unsaturated", "next", [NEXT])
    assert [round(each) for each in (found.low, found.mid, found.high)] == [20, 100, 400]
    assert told("channel_unsaturated", "next", [NEXT | {"next_low": 0.2}]) == []


def test_what_will_be_missing_is_never_more_than_what_is():
    [found] = told("coverage_gap", "short", [SHORT])
    assert (found.low, found.mid, found.high) == (40, 70, 100)
    assert told("coverage_gap", "short", [SHORT | {"low": -200, "mid": 10}]) == []
