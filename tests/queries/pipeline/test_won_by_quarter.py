"""Won bookings by fiscal quarter, beside what was promised."""

from tests.queries.adding_up import total
from tests.tables import table

DEALS = """
    opportunity_id  created_at  stage  close_date  amount  region  segment
    D1              2026-03-01  Won    2026-06-30  100.00  North   SMB
    D2              2026-03-01  Won    2026-07-01  200.00  North   Large
    D3              2026-03-01  Won    2026-11-10  400.00  South   SMB
    D4              2026-03-01  Open   2026-11-11  999.00  South   SMB
"""
TARGETS = """
    period_start  period_end  metric   value   region
    2026-07-01    2026-09-30  revenue  500.00
    2026-10-01    2026-10-31  revenue  300.00
    2026-11-01    2026-12-31  revenue  500.00
    2026-07-01    2026-09-30  revenue  350.00  North
    2026-07-01    2026-09-30  leads    90.00
"""
NOW = {"to": "2026-11-15", "as_of": "2026-11-15"}


def test_quarters_begin_with_the_first_deal_won_and_months_of_targets_add_up(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("targets", TARGETS)
    assert warehouse.ask("pipeline/won_by_quarter", **NOW) == table("""
        quarter_label  quarter_start_date  deals  won     target  reached
        Q2 2026        2026-04-01          1      100.00
        Q3 2026        2026-07-01          1      200.00  500.00  0.4
        Q4 2026        2026-10-01          1      400.00  800.00  0.5
    """)


def test_a_region_is_held_against_its_own_target_and_a_segment_without_one_against_none(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("targets", TARGETS)
    assert warehouse.ask("pipeline/won_by_quarter", regions=["North"], **NOW)[2][3:5] == ["200.00", "350.00"]
    assert warehouse.ask("pipeline/won_by_quarter", segments=["Large"], **NOW)[1][3:5] == ["200.00", ""]


def test_a_years_target_is_split_by_days(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load(
        "targets",
        """
        period_start  period_end  metric    value
        2026-01-01    2026-12-31  Bookings  3650.00
    """,
    )
    assert [row[4] for row in warehouse.ask("pipeline/won_by_quarter", **NOW)[1:]] == ["910.00", "920.00", "920.00"]


def test_the_rows_behind_add_up_to_it(warehouse):
    warehouse.load("opportunities", DEALS)
    answer, rows = warehouse.ask("pipeline/won_by_quarter", **NOW), warehouse.ask("pipeline/won_by_quarter_rows", **NOW)
    assert total(answer, "won") == total(rows, "amount") == 700
    assert total(answer, "deals") == len(rows) - 1
