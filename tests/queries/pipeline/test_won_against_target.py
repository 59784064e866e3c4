from tests.queries.adding_up import total
from tests.tables import table

DEALS = """
    opportunity_id  created_at  stage  close_date  amount  region
    D1              2026-03-01  Won    2026-09-30  100.00  North
    D2              2026-03-01  Won    2026-10-01  200.00  North
    D3              2026-03-01  Won    2026-11-14  450.00  South
    D4              2026-03-01  Won    2026-11-15  999.00  South
    D5              2026-03-01  Won    2026-10-20  50.00
"""
TARGETS = """
    period_start  period_end  metric   value   region
    2026-10-01    2026-12-31  revenue  900.00
    2026-10-01    2026-12-31  revenue  400.00  North
    2026-10-01    2026-12-31  revenue  300.00  South
    2026-10-01    2026-12-31  revenue  200.00  East
"""
NOW = {"to": "2026-11-15", "as_of": "2026-11-15"}


def test_each_region_stands_beside_its_target_even_with_nothing_won(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("targets", TARGETS)
    assert warehouse.ask("pipeline/won_against_target", **NOW) == table("""
        region   quarter_label  won     target  to_go   reached
        North    Q4 2026        200.00  400.00  200.00  0.5
        South    Q4 2026        450.00  300.00  0.00    1.5
        East     Q4 2026        0.00    200.00  200.00  0
        Unknown  Q4 2026        50.00
    """)


def test_the_rows_behind_add_up_to_it(warehouse):
    warehouse.load("opportunities", DEALS)
    answer, rows = warehouse.ask("pipeline/won_against_target", **NOW), warehouse.ask("pipeline/quarter_rows", **NOW)
    assert total(answer, "won") == total(rows, "amount", is_won="yes") == 700
