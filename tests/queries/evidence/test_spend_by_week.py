"""What is billed by the month or quarter is spread over the days it pays for, before it meets weekly deals."""

from tests.tables import table

DEALS = """
    opportunity_id  created_at  stage  amount
    D1              2026-01-01  Open   10.00
    D2              2026-03-31  Open   10.00
"""


def weeks(warehouse, spend):
    warehouse.load("opportunities", DEALS)
    warehouse.load("spend", spend)
    found = warehouse.ask("evidence/spend_by_week", as_of="2026-04-01")
    return [found[0][2:], *(row[2:] for row in found[1:])]


def test_a_bill_on_the_first_pays_for_its_month(warehouse):
    assert weeks(warehouse, """
        date        channel  cost
        2026-01-01  Events   310.00
        2026-02-01  Events   0.00
        2026-03-01  Events   620.00
    """) == table("""
        week_start_date  spend
        2025-12-29       40.00
        2026-01-05       70.00
        2026-01-12       70.00
        2026-01-19       70.00
        2026-01-26       60.00
        2026-02-02       0.00
        2026-02-09       0.00
        2026-02-16       0.00
        2026-02-23       20.00
        2026-03-02       140.00
        2026-03-09       140.00
        2026-03-16       140.00
        2026-03-23       140.00
    """)  # fmt: skip


def test_a_bill_at_the_months_end_pays_for_the_month_before_it(warehouse):
    found = weeks(warehouse, """
        date        channel  cost
        2026-01-31  Events   310.00
        2026-02-28  Events   280.00
        2026-03-31  Events   310.00
    """)  # fmt: skip
    assert found[1:] == [["2025-12-29", "40.00"], *([row[0], "70.00"] for row in found[2:])]
    assert len(found) == 14


def test_a_quarterly_bill_pays_for_three_months(warehouse):
    found = weeks(warehouse, """
        date        channel  cost
        2025-07-01  Events   92.00
        2025-10-01  Events   92.00
        2026-01-01  Events   90.00
    """)  # fmt: skip
    assert {row[1] for row in found[2:]} == {"7.00"}


def test_a_bill_that_names_its_last_day_pays_for_the_days_up_to_it(warehouse):
    assert weeks(warehouse, """
        date        last_day    channel  cost
        2026-01-08  2026-01-14  Events   70.00
        2026-02-19              Events   20.00
    """) == table("""
        week_start_date  spend
        2026-01-05       40.00
        2026-01-12       30.00
        2026-02-16       20.00
    """)  # fmt: skip


def test_spend_reaches_to_the_last_day_its_bills_name(warehouse):
    weeks(warehouse, """
        date        last_day    channel  cost
        2026-01-05  2026-03-13  Events   680.00
    """)  # fmt: skip
    assert warehouse.ask("data/usual_as_of")[1] == ["2026-03-14"]


def test_spend_on_other_days_stays_where_it_was_booked(warehouse):
    assert weeks(warehouse, """
        date        channel  cost
        2026-01-05  Events   10.00
        2026-02-19  Events   20.00
        2026-03-12  Events   30.00
    """) == table("""
        week_start_date  spend
        2026-01-05       10.00
        2026-02-16       20.00
        2026-03-09       30.00
    """)  # fmt: skip


def test_weeks_after_the_last_spend_on_file_are_not_taken_as_weeks_without_spend(warehouse):
    weeks(warehouse, """
        date        channel  cost
        2026-01-05  Events   10.00
        2026-03-12  Events   30.00
    """)  # fmt: skip
    assert [row[1] for row in warehouse.ask("evidence/scope", as_of="2026-04-01", from_=None, to=None)][1] == "2026-03-16"
