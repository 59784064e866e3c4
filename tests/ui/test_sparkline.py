"""A sparkline says its weeks and leaves gaps where nothing is known."""

from datetime import date

from dashboard.ui.sparkline import sparkline

WEEKS = [date(2026, 7, 6), date(2026, 7, 13), date(2026, 7, 20)]


def test_each_week_is_said_on_hover():
    drawn = sparkline(WEEKS, [1.0, 2.0, 3.0], ["$1", "$2", "$3"], "sales")
    assert 'aria-label="Last 3 weeks, from $1 to $3"' in drawn
    assert '<i title="Week of 13 Jul: $2"></i>' in drawn


def test_nothing_is_drawn_from_fewer_than_two_known_weeks():
    assert sparkline(WEEKS, [None, 2.0, None], ["–", "$2", "–"], "sales") == ""
    assert sparkline(WEEKS, [0.0, 0.0, 0.0], ["$0", "$0", "$0"], "sales") == ""


def test_equal_weeks_make_a_flat_line():
    assert "mask-image" in sparkline(WEEKS, [2.0, 2.0, 2.0], ["$2", "$2", "$2"], "sales")
