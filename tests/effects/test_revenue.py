"""Deals → revenue: chances to win with open deals in them, and what a deal is worth."""

import numpy as np
import pytest

from dashboard.effects.revenue import LOST, OPEN, WON, Deals, aalen_johansen, incremental_revenue, value_per_deal


def test_lost_deals_compete_with_won_ones():
    told = aalen_johansen(np.array([1, 2, 3, 4]), np.array([WON, LOST, WON, LOST]))
    assert told.won.tolist() == [0.0, 0.25, 0.25, 0.5, 0.5]
    assert told.lost.tolist() == [0.0, 0.0, 0.25, 0.25, 0.5]


def test_an_open_deal_counts_until_its_age():
    told = aalen_johansen(np.array([1, 1, 2, 2]), np.array([WON, OPEN, WON, LOST]))
    assert told.won == pytest.approx([0.0, 0.25, 0.25 + 0.75 / 2])
    assert told.won + told.lost + told.still == pytest.approx([1.0, 1.0, 1.0])


def deals(**changes):
    given = {
        "age": np.repeat([10, 20], 200),
        "outcome": np.repeat([WON, LOST], 200),
        "amount": np.full(400, 1000.0),
        "group": np.zeros(400, dtype=int),
        "counted": np.ones(400, dtype=bool),
    }
    return Deals(**{**given, **changes})


def test_half_won_deals_of_a_thousand_are_worth_five_hundred_each():
    value = value_per_deal(deals(), groups=1, draws=300)
    assert value.mean() == pytest.approx(500, abs=10)
    assert 15 < value.std() < 40


def test_open_deals_bring_what_deals_of_their_age_still_win():
    opened = deals(
        outcome=np.where(np.arange(400) % 2 == 0, OPEN, np.repeat([WON, LOST], 200)), age=np.where(np.arange(400) % 2 == 0, 5, 10)
    )
    value = value_per_deal(opened, groups=1, draws=300)
    assert value.mean() == pytest.approx(500, abs=25)


def test_a_small_group_leans_on_the_company():
    few = deals(group=np.r_[np.ones(2, dtype=int), np.zeros(398, dtype=int)])
    value = value_per_deal(few, groups=2, draws=300).mean(axis=0)
    assert value[0] < value[1] < 600


def test_an_unknown_amount_is_the_usual_one():
    amount = np.full(400, 1000.0)
    amount[::3] = np.nan
    assert value_per_deal(deals(amount=amount), groups=1, draws=300).mean() == pytest.approx(500, abs=10)


def test_no_deal_in_the_window_is_said():
    with pytest.raises(ValueError, match="nothing to value"):
        value_per_deal(deals(counted=np.zeros(400, dtype=bool)), groups=1)


def test_both_halves_multiply_draw_by_draw():
    incremental, value = np.array([[[2.0, 1.0]], [[0.0, 3.0]]]), np.array([[100.0, 10.0], [200.0, 20.0]])
    assert incremental_revenue(incremental, value).sum(axis=(1, 2)).tolist() == [210.0, 60.0]
