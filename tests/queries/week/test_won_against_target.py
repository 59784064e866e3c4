from decimal import Decimal

from tests.queries.adding_up import total
from tests.tables import table

DEALS = """
    opportunity_id  created_at  stage  close_date  amount  region
    D1              2026-06-01  Won    2026-07-01  100.00  West
    D2              2026-09-01  Won    2026-10-01  300.00  West
    D3              2026-09-01  Won    2026-10-03  50.00   East
    D4              2026-09-01  Won    2026-10-04  70.00   East
"""
PERIOD = {"from_": "2026-10-01", "to": "2026-10-04", "base_from": "2026-07-01", "base_to": "2026-07-04"}


def test_months_of_the_quarter_add_up_to_its_target(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load(
        "targets",
        """
        period_start  period_end  metric   value
        2026-10-01    2026-10-31  revenue  200
        2026-11-01    2026-11-30  revenue  300
        2026-12-01    2026-12-31  revenue  500
    """,
    )
    assert warehouse.ask("week/won_against_target", **PERIOD, as_of="2026-10-05") == table("""
        value   base_value  target
        350.00  100.00      1000.00
    """)


def test_targets_by_region_are_never_added_to_the_target_of_all(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load(
        "targets",
        """
        period_start  period_end  metric   region  value
        2026-10-01    2026-12-31  revenue          1000
        2026-10-01    2026-12-31  revenue  West    700
        2026-10-01    2026-12-31  revenue  East    400
    """,
    )
    asked = [warehouse.ask("week/won_against_target", **PERIOD, regions=regions) for regions in (None, ["East"])]
    assert [answer[1] for answer in asked] == [["350.00", "100.00", "1000.00"], ["50.00", "0.00", "400.00"]]


def test_without_targets_the_won_amount_stands_alone(warehouse):
    warehouse.load("opportunities", DEALS)
    assert warehouse.ask("week/won_against_target", **PERIOD)[1] == ["350.00", "100.00", ""]


def test_the_deals_behind_it_add_up(warehouse):
    warehouse.load("opportunities", DEALS)
    rows = warehouse.ask("pipeline/won_rows", from_="2026-10-01", to="2026-10-04")
    assert total(rows, "amount") == Decimal("350.00")


def test_the_last_week_shows_what_was_won_in_it(warehouse):
    warehouse.load("opportunities", DEALS)
    assert warehouse.ask("week/won_by_week", to="2026-10-05", as_of="2026-10-05")[-1] == ["2026-09-28", "420.00"]


def test_a_period_with_a_quarter_that_has_no_target_has_none(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load(
        "targets",
        """
        period_start  period_end  metric   value
        2026-10-01    2026-12-31  revenue  1000
    """,
    )
    year = PERIOD | {"from_": "2026-07-01"}
    assert warehouse.ask("week/won_against_target", **year)[1] == ["450.00", "100.00", ""]
