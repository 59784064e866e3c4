"""The day a snapshot shows, as its file's name says it."""

from datetime import date

import pytest

from dashboard.intake.named import day_in_name


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("opportunities_2026-11-15.csv", date(2026, 11, 15)),
        ("deals 20261115.xlsx", date(2026, 11, 15)),
        ("Report 2026-10-01 to 2026-10-31.csv", date(2026, 10, 31)),
        ("deals_2026-13-40.csv", None),
        ("report-1700000000123.csv", None),
        ("deals.csv", None),
    ],
)
def test_the_last_day_in_a_name_counts(name, day):
    assert day_in_name(name) == day


def test_deals_show_the_day_of_their_name_and_spend_does_not(read):
    assert read("opportunity_id,stage,amount\n1,Open,5\n", "deals_2026-11-15.csv").observed_on == date(2026, 11, 15)
    assert read("date,channel,cost\n2026-11-14,Events,5.00\n", "spend_2026-11-15.csv").observed_on is None
