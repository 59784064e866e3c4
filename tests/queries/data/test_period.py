"""Which days the page counts, and against which days."""

import pytest

from tests.tables import table

# The last day with data is Thursday 2026-11-12.
DEALS = """
    opportunity_id  stage  created_at
    1               Open   2026-11-12
"""


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("quarter_to_date", "2026-10-01  2026-11-13  2026-07-01      2026-08-13    Q4 2026"),
        ("last_quarter", "2026-07-01  2026-10-01  2026-04-01      2026-07-01    Q3 2026"),
        ("year_to_date", "2026-01-01  2026-11-13  2025-01-01      2025-11-13    Q4 2026"),
        ("last_52_weeks", "2025-11-10  2026-11-09  2024-11-11      2025-11-10    Q4 2026"),
    ],
)
def test_a_period_and_the_days_it_is_compared_with(warehouse, choice, expected):
    warehouse.load("opportunities", DEALS, observed_on="2026-11-13")
    asked = warehouse.ask("data/period", choice=choice, custom_from=None, custom_to=None)
    assert asked == table(f"""
        from_date   to_date     base_from_date  base_to_date  quarter_label
        {expected}
    """)


def test_days_of_your_choice_compare_with_as_many_days_before(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-11-13")
    asked = warehouse.ask("data/period", choice="custom", custom_from="2026-03-01", custom_to="2026-03-11")
    assert asked == table("""
        from_date   to_date     base_from_date  base_to_date  quarter_label
        2026-03-01  2026-03-11  2026-02-19      2026-03-01    Q1 2026
    """)


def test_a_long_quarter_never_reaches_into_itself(warehouse):
    warehouse.load("opportunities", DEALS.replace("2026-11-12", "2026-06-30"), observed_on="2026-07-01")
    asked = warehouse.ask("data/period", choice="quarter_to_date", custom_from=None, custom_to=None)
    assert asked == table("""
        from_date   to_date     base_from_date  base_to_date  quarter_label
        2026-04-01  2026-07-01  2026-01-01      2026-04-01    Q2 2026
    """)


def test_a_fiscal_year_that_begins_in_february_has_its_own_quarters(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-11-13")
    warehouse.record("settings", setting="first_fiscal_month", value="2")
    asked = warehouse.ask("data/period", choice="quarter_to_date", custom_from=None, custom_to=None)
    assert asked == table("""
        from_date   to_date     base_from_date  base_to_date  quarter_label
        2026-11-01  2026-11-13  2026-08-01      2026-08-13    Q4 2027
    """)


def test_days_that_end_before_they_begin_are_no_period(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-11-13")
    asked = warehouse.ask("data/period", choice="custom", custom_from="2026-03-11", custom_to="2026-03-01")
    assert len(asked) == 1
