"""What past misses say of the next forecast."""

import numpy as np
import pytest

from dashboard.effects.forecast import Forecast
from dashboard.effects.missed import Miss, corrected, missed, shared

QUARTERS = range(100, 900, 100)


def said(total: float = 1000.0, spread: float = 100.0) -> Forecast:
    draws = total + spread * np.random.default_rng(3).standard_normal((1000, 1))
    return Forecast(draws, 0 * draws, np.array([0]), np.array([0.5]))


def misses(*shares: float) -> list[Miss]:
    return [Miss(end, 40, share, 0.01) for end, share in zip(QUARTERS, shares, strict=False)]


def test_a_miss_is_what_came_beyond_what_was_said():
    [miss] = missed(said(), 1200.0, day=60, end=100)
    assert (miss.end, miss.ahead) == (100, 40)
    assert miss.share == pytest.approx(0.2, abs=0.01)
    assert miss.luck == pytest.approx(0.01, rel=0.1)


def test_eight_quarters_that_all_came_to_less_lower_the_next_forecast():
    now = corrected(said(), misses(*[-0.2] * 8), 860, 900)
    assert now.total.mean() == pytest.approx(805, abs=15)
    assert now.chance[0] == pytest.approx(0.4, abs=0.01)


def test_misses_either_way_leave_it_where_it_was():
    assert corrected(said(), misses(*[-0.15, 0.15] * 4), 860, 900).total.mean() == pytest.approx(1000, abs=10)


def test_no_ended_quarter_changes_nothing():
    assert corrected(said(), misses(-0.5), 60, 100).total.tolist() == said().total.tolist()


def test_of_each_quarter_the_forecast_as_many_days_ahead_counts():
    late = [Miss(miss.end, 5, 0.9, 0.01) for miss in misses(*[0.0] * 8)]
    assert shared([*late, *misses(*[-0.2] * 8)], 40).middle == pytest.approx(-0.2, abs=0.01)


def test_misses_that_differ_more_than_luck_prove_less():
    steady, wild = misses(*[-0.2] * 8), misses(*[-0.6, 0.2] * 4)
    assert shared(wild, 40).chance < shared(steady, 40).chance
