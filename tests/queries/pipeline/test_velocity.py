"""Sales velocity, its levers, and their weeks."""

import pytest

from tests.queries.adding_up import total
from tests.tables import table

DEALS = """
    opportunity_id  created_at  stage  close_date  amount   region
    D1              2026-10-01  Won    2026-10-11  1000.00  North
    D2              2026-10-01  Won    2026-10-31  3000.00  South
    D3              2026-10-05  Lost   2026-10-20  500.00   North
    D4              2026-10-06  Lost   2026-10-21  500.00   North
    D5              2026-09-01  Won    2026-09-11  400.00   North
    D6              2026-10-31  Open   2026-12-01  800.00   South
"""
PERIODS = {"from_": "2026-10-01", "to": "2026-11-01", "base_from": "2026-09-01", "base_to": "2026-10-01", "as_of": "2026-11-02"}


@pytest.fixture
def deals(warehouse):
    warehouse.load("opportunities", DEALS)
    return warehouse


def test_velocity_is_deals_times_win_rate_times_amount_over_days(deals):
    """5 created × 2 of 4 won × 2,000 on average / 20 days in the median = 250 a day."""
    answer = deals.ask("pipeline/velocity", **PERIODS)
    now = dict(zip(*answer, strict=True))
    assert [now[lever] for lever in ("deals", "win_rate", "average_amount", "cycle_days")] == ["5", "0.5", "2000.00", "20"]
    assert now["value"] == "250.00"


def test_velocity_before_counts_the_days_compared_with(deals):
    """1 created × all won × 400 / 10 days = 40 a day."""
    answer = deals.ask("pipeline/velocity", **PERIODS)
    assert dict(zip(*answer, strict=True))["base_value"] == "40.00"


def test_velocity_is_unknown_while_nothing_is_won(deals):
    answer = deals.ask("pipeline/velocity", **PERIODS | {"base_from": "2026-08-01", "base_to": "2026-09-01"})
    assert dict(zip(*answer, strict=True))["base_value"] == ""


def test_each_lever_alone_says_the_same_as_velocity(deals):
    assert deals.ask("pipeline/deals_created", **PERIODS) == table("""
        value  base_value
        5      1
    """)
    assert deals.ask("pipeline/average_won", **PERIODS) == table("""
        value    base_value
        2000.00  400.00
    """)


def test_the_deals_behind_velocity_are_all_that_were_created_or_closed(deals):
    window = {name: PERIODS[name] for name in ("from_", "to", "as_of")}
    header, *rows = deals.ask("pipeline/moved_rows", **window)
    flags = [dict(zip(header, row, strict=True)) for row in rows]
    assert sum(row["was_created"] == "yes" for row in flags) == 5
    assert sum(row["was_closed"] == "yes" for row in flags) == 4
    assert total([header, *rows], "amount", was_won="yes") == 4000


def test_created_rows_and_won_rows_add_up_to_their_numbers(deals):
    window = {name: PERIODS[name] for name in ("from_", "to", "as_of")}
    assert len(deals.ask("pipeline/created_rows", **window)) - 1 == 5
    assert total(deals.ask("pipeline/won_rows", **window), "amount") / 2 == 2000


def test_only_whole_weeks_are_drawn_and_each_deal_stands_in_its_own(deals):
    weeks = deals.ask("pipeline/deals_created_by_week", to="2026-11-05", as_of="2026-11-05")
    assert [weeks[1][0], weeks[-1][0], len(weeks) - 1] == ["2026-08-03", "2026-10-26", 13]
    assert [week[0] for week in weeks[1:] if week[1] != "0"] == ["2026-08-31", "2026-09-28", "2026-10-05", "2026-10-26"]


def test_a_weeks_average_and_velocity_look_back_over_several_weeks(deals):
    average = deals.ask("pipeline/average_won_by_week", to="2026-11-02", as_of="2026-11-02")
    velocity = deals.ask("pipeline/velocity_by_week", to="2026-11-02", as_of="2026-11-02")
    assert average[-1] == ["2026-10-26", "2000.00"]
    assert velocity[-1] == ["2026-10-26", "528.00"]
