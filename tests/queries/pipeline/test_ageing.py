"""Open deals by stage and by how long they have stood there."""

import pytest

from tests.queries.adding_up import total
from tests.tables import table

OPEN = """
    opportunity_id  created_at  stage     close_date  amount  segment
    A1              2026-10-01  Qualify   2026-12-31  100.00  SMB
    A2              2026-11-10  Qualify   2026-12-31  40.00   SMB
    A3                          Prospect  2026-12-31          SMB
"""
ENTERED = """
    opportunity_id  changed_at  stage
    A1              2026-10-02  Qualify
    A2              2026-11-11  Qualify
"""
NOW = {"as_of": "2026-11-15"}


PAST = """
    opportunity_id  created_at  stage  close_date  amount  segment
"""
MOVED = """
    opportunity_id  changed_at  stage
"""
for day in range(1, 12):
    PAST += f"    P{day:02}             2026-01-01  Won    2026-01-{day + 1:02}  10.00   SMB\n"
    MOVED += f"    P{day:02}             2026-01-01  Qualify\n"


@pytest.fixture
def deals(warehouse):
    """Two open deals and a prospect, and eleven deals won after 1, 2, 3… 11 days in the stage."""
    for text in (OPEN, PAST):
        warehouse.load("opportunities", text, observed_on="2026-11-14")
    for text in (ENTERED, MOVED):
        warehouse.load("stage_history", text, observed_on="2026-11-14")
    return warehouse


def test_a_deal_that_stood_longer_than_nine_in_ten_won_deals_is_stalled(deals):
    answer = [row[:8] for row in deals.ask("pipeline/ageing", segments=["SMB"], **NOW)]
    assert answer == table("""
        stage     deals  amount  median_days  moving_amount  stalled  stalled_amount  unknown_amount
        Prospect  1
        Qualify   2      140.00  24           40.00          1        100.00
    """)


def test_deals_without_a_start_date_are_counted_as_such(deals):
    assert total(deals.ask("pipeline/ageing", **NOW), "without_start_date") == 1


def test_with_few_won_deals_nothing_is_called_stalled(warehouse):
    warehouse.load("opportunities", OPEN, observed_on="2026-11-14")
    warehouse.load("stage_history", ENTERED, observed_on="2026-11-14")
    answer = warehouse.ask("pipeline/ageing", **NOW)
    assert [total(answer, "stalled"), total(answer, "unknown_amount")] == [0, 140]


def test_a_stalled_deal_is_late_and_a_prospect_without_days_is_not(deals):
    header, *rows = deals.ask("pipeline/late_deals", **NOW)
    late = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert late["A1"]["is_stalled"] == "yes"
    assert all(row["is_stalled"] == "yes" or row["pushes"] != "0" or row["days_overdue"] for row in late.values())


def test_the_rows_behind_add_up_to_it(deals):
    answer, rows = deals.ask("pipeline/ageing", **NOW), deals.ask("pipeline/open_rows", **NOW)
    assert total(answer, "deals") == len(rows) - 1
    assert total(answer, "amount") == total(rows, "amount")
    assert total(answer, "stalled_amount") == total(rows, "amount", is_stalled="yes")
