"""Chances by stage, age and segment, and what a period still brings."""

import numpy as np
import pytest

from dashboard.effects.forecast import NEVER, History, forecast, standing, why_not
from dashboard.effects.foresee import standing_on_weekday
from dashboard.effects.odds import bands, odds
from dashboard.effects.revenue import LOST, OPEN, WON, aalen_johansen
from tools import quarters

SHAPE = (2, 1, 2, 2)


def chances(cell, won):
    found = odds(np.array(cell), np.array(won, bool), np.ones(len(cell)), bands(np.zeros(0)), SHAPE)
    return 1 / (1 + np.exp(-found.log_odds))


def test_a_full_cell_has_its_own_share_of_wins():
    found = chances([0] * 1000 + [4] * 1000, [1] * 200 + [0] * 800 + [1] * 600 + [0] * 400)
    assert [found[0], found[4]] == pytest.approx([0.2, 0.6], abs=0.02)


def test_a_thin_cell_leans_on_its_neighbours():
    assert 0.2 < chances([0] * 1000 + [4], [1] * 200 + [0] * 800 + [1])[4] < 0.6


def test_the_days_of_a_deal_that_is_won_soon_do_not_count_for_more():
    """The share won of those that stand is what is learnt, however long each stood."""
    cell, won = [0] * 12, [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    assert chances(cell * 50, won * 50)[0] == pytest.approx(1 / 6, abs=0.01)


def test_where_the_truth_is_three_in_ten_open_deals_do_not_make_it_look_like_less():
    """Lost deals end sooner, so of the deals closed fewer were won than will be; Aalen and Johansen's curve is not misled."""
    rng = np.random.default_rng(1)
    wins, created = rng.random(6000) < 0.3, rng.integers(0, 365, 6000)
    days = np.where(wins, rng.gamma(3, 60, 6000), rng.gamma(2, 30, 6000)).astype(int)
    closed = created + days < 365
    outcome = np.where(closed, np.where(wins, WON, LOST), OPEN)
    curve = aalen_johansen(np.where(closed, days, 365 - created), outcome)
    assert wins[closed].mean() < 0.25
    assert curve.won[-1] == pytest.approx(0.30, abs=0.03)


def test_totals_are_sums_of_cells_of_the_same_draws_and_the_same_seed_gives_the_same_digits():
    history = quarters.history(3)
    past = standing(history, 0, 1400)
    found, again = (forecast(history, past, 1400, 1456, draws=50) for _ in range(2))
    assert found.total == pytest.approx((found.from_open + found.from_new).sum(axis=1))
    assert (found.total == again.total).all()


def test_nothing_that_happens_after_the_day_is_known():
    history = quarters.history(4)
    past = standing(history, 0, 1401)
    told = forecast(history, past, 1380, 1456, draws=50)
    blind = quarters.cut(history, 1380)
    assert forecast(blind, standing(blind, 0, 1380), 1380, 1456, draws=50).total == pytest.approx(told.total)


def closing_on_mondays(days=700):
    """A deal a day for 100, closed on the first Monday three weeks later, every second one won; day 1 is a Monday."""
    created = np.arange(days)
    closed = created + 21 + (1 - created - 21) % 7
    one = np.zeros(days, int)
    return History(
        created=created,
        closed=closed,
        won=created % 2 == 0,
        amount=np.full(days, 100.0),
        cell=one,
        segment=one,
        teaches=np.ones(days, bool),
        deal=created,
        from_day=created,
        until_day=closed,
        stage=one,
        worth=np.full(days, 100.0),
        stages=1,
        segments=1,
        cells=1,
        ends=np.arange(0, days, 1000),
    )


@pytest.mark.parametrize(("day", "mondays"), [(652, 2), (653, 1)])
def test_eight_days_bring_what_their_mondays_bring_whatever_the_weekday_they_begin_on(day, mondays):
    history = closing_on_mondays()
    found = forecast(history, standing_on_weekday(history, 652)(day), day, day + 8, draws=200)
    assert found.from_open.mean() == pytest.approx(350 * mondays, rel=0.1)


def test_draws_of_a_small_chance_have_about_the_most_likely_chance_as_their_mean():
    found = odds(np.array([0] * 40), np.arange(40) < 2, np.ones(40), bands(np.zeros(0)), (1, 1, 1, 2))
    draws = found.centre[:, None] + found.root @ np.random.default_rng(1).standard_normal((found.root.shape[1], 20_000))
    assert (1 / (1 + np.exp(-draws))).mean(axis=1)[0] == pytest.approx(1 / (1 + np.exp(-found.log_odds[0])), rel=0.1)


def test_too_little_history_is_told():
    history = quarters.history(5)
    assert "deals were won" in why_not(history, 40)
    assert why_not(history, 1400) == ""
    assert NEVER > 1400


def test_ranges_of_nine_in_ten_hold_nine_in_ten_of_invented_quarters():
    """Sixty quarters: chance alone may take the share to 0.82 or 0.96."""
    found = [one for one in map(quarters.quarter, range(1000, 1060)) if one]
    places = np.array([quarters.place(one.draws, one.actual) for one in found])
    assert len(found) > 50
    assert 0.82 <= quarters.held(places, 0.9) <= 0.97
    assert 0.4 <= places.mean() <= 0.6
