from decimal import Decimal

from tests.queries.adding_up import total
from tests.tables import table

DEALS = """
    opportunity_id  created_at  stage  close_date  amount  region
    D1              2026-06-01  Won    2026-09-30  999.00  West
    D2              2026-09-01  Won    2026-10-01  300.00  West
    D3              2026-09-01  Won    2026-11-15  100.00  East
    D4              2026-09-01  Open   2026-12-01  500.00  East
"""
TARGETS = """
    period_start  period_end  metric   region  value
    2026-10-01    2026-12-31  revenue          1000
    2026-10-01    2026-12-31  revenue  West    400
    2026-10-01    2026-12-31  revenue  East    600
"""
HALF = {"to": "2026-11-16", "as_of": "2026-11-16"}  # 46 of the 92 days of the quarter


def test_half_way_through_the_quarter_pace_is_half_the_target(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("targets", TARGETS)
    assert warehouse.ask("week/opening", **HALF) == table("""
        quarter_label  won     target   gap     pace_gap  days_gone  days_left  biggest_gap_region  biggest_gap  state
        Q4 2026        400.00  1000.00  600.00  100.00    46         46         East                200.00       behind_region
    """)


def test_one_region_is_not_named_against_itself(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("targets", TARGETS)
    assert (
        warehouse.ask("week/opening", **HALF, regions=["West"])[1][1:]
        == table("""
        won     target  gap     pace_gap  days_gone  days_left  biggest_gap_region  biggest_gap  state
        300.00  400.00  100.00  100.00    46         46                                          ahead
    """)[1]
    )


def test_without_a_target_there_is_no_gap(warehouse):
    warehouse.load("opportunities", DEALS)
    assert warehouse.ask("week/opening", **HALF)[1] == [
        "Q4 2026",
        "400.00",
        "",
        "",
        "",
        "46",
        "46",
        "",
        "",
        "no_target",
    ]


def test_a_quarter_that_ended_short_was_missed(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("targets", TARGETS)
    assert warehouse.ask("week/opening", to="2027-01-01", as_of="2027-01-01")[1][-1] == "missed"


def test_an_empty_workspace_says_so(warehouse):
    assert warehouse.ask("week/opening", to="2026-11-16")[1][-1] == "empty"


def test_the_deals_behind_it_add_up(warehouse):
    warehouse.load("opportunities", DEALS)
    assert total(warehouse.ask("week/quarter_rows", **HALF), "amount") == Decimal("400.00")
