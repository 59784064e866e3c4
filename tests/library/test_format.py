"""Unit → text, one line per case."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.format import change, count, listing, one, show, span

CASES = [
    (Decimal("1934000.00"), "money", "$1.9M"),
    (Decimal("21400000"), "money", "$21.4M"),
    (Decimal("999600"), "money", "$1.0M"),
    (Decimal("790000"), "money", "$790k"),
    (Decimal("1200"), "money", "$1.2k"),
    (Decimal("950.40"), "money", "$950"),
    (Decimal("9.5"), "money", "$9.50"),
    (Decimal("1.00"), "money", "$1.00"),
    (Decimal("-84000"), "money", "−$84k"),
    (Decimal("0"), "money", "$0"),
    (None, "money", "–"),
    (0.24, "percent", "24%"),
    (0.035, "percent", "3.5%"),
    (0, "percent", "0%"),
    (81, "days", "81 days"),
    (1, "days", "1 day"),
    (3.25, "hours", "3.3 h"),
    (12345, "count", "12,345"),
    (2.104, "ratio", "2.10"),
    (date(2026, 11, 5), "date", "5 Nov 2026"),
    (True, "flag", "yes"),
]


@pytest.mark.parametrize(("value", "unit", "text"), CASES)
def test_a_value_reads_as_its_unit(value, unit, text):
    assert show(value, unit) == text


def test_exact_money_keeps_its_cents():
    assert show(Decimal("1234567.891"), "money", exact=True) == "$1,234,567.89"


def test_money_shows_its_currency():
    assert show(Decimal("1500000"), "money", "EUR") == "€1.5M"
    assert show(Decimal("1500000"), "money", "CHF") == "CHF 1.5M"


def test_a_change_has_a_sign_and_percents_differ_in_points():
    assert change(Decimal("-700000"), "money") == "−$700k"
    assert change(-0.03, "percent") == "−3 points"
    assert change(4, "days") == "+4 days"
    assert change(None, "money") == "–"


def test_a_change_too_small_to_show_is_no_change():
    assert change(-0.02, "hours") == "no change"
    assert change(0.0001, "percent") == "no change"
    assert change(Decimal("0.00"), "money") == "no change"
    assert change(Decimal("0.01"), "money") == "+$0.01"


def test_one_unit_of_a_currency_has_no_cents():
    assert (one(), one("EUR"), one("CHF")) == ("$1", "€1", "CHF 1")


def test_a_span_leaves_out_the_day_after_the_last():
    assert span(date(2026, 10, 1), date(2026, 11, 16)) == "1 Oct–15 Nov 2026"
    assert span(date(2025, 12, 1), date(2026, 1, 2)) == "1 Dec 2025–1 Jan 2026"


def test_words_agree_in_number():
    assert count(1, "deal") == "1 deal"
    assert count(1200, "deal") == "1,200 deals"
    assert listing(["a", "b", "c"]) == "a, b and c"
