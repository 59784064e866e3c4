from tests.tables import table

DEALS = """
    opportunity_id  created_at  stage  close_date  amount
    D1              2026-06-01  Won    2026-07-01  100.00
    D2              2026-09-01  Won    2026-10-01  100.00
    D3              2026-08-02  Won    2026-10-01  100.00
    D4              2026-01-01  Won    2026-10-02  100.00
    D5              2026-01-01  Lost   2026-10-02  100.00
"""


def test_the_median_of_won_deals_leaves_lost_ones_out(warehouse):
    warehouse.load("opportunities", DEALS)
    period = {"from_": "2026-10-01", "to": "2026-10-04", "base_from": "2026-07-01", "base_to": "2026-07-04"}
    assert warehouse.ask("week/sales_cycle", **period) == table("""
        value  base_value
        60     30
    """)


def test_a_week_looks_back_four_weeks(warehouse):
    warehouse.load("opportunities", DEALS)
    weeks = dict(warehouse.ask("week/sales_cycle_by_week", to="2026-10-05", as_of="2026-10-05")[1:])
    assert (weeks["2026-09-28"], weeks["2026-09-21"]) == ("60", "")
