from tests.tables import table

DEALS = """
    opportunity_id  created_at  stage  close_date  amount
    D1              2026-06-01  Won    2026-07-01  100.00
    D2              2026-06-01  Won    2026-10-01  900.00
    D3              2026-06-01  Lost   2026-10-02  100.00
    D4              2026-06-01  Lost   2026-10-03  100.00
    D5              2026-06-01  Lost   2026-10-03  100.00
    D6              2026-06-01  Open   2026-10-03  100.00
"""
PERIOD = {"from_": "2026-10-01", "to": "2026-10-04", "base_from": "2026-07-01", "base_to": "2026-07-04"}


def test_each_closed_deal_counts_once_whatever_its_amount(warehouse):
    warehouse.load("opportunities", DEALS)
    assert warehouse.ask("week/win_rate", **PERIOD) == table("""
        value  base_value
        0.25   1
    """)


def test_no_closed_deal_means_unknown_not_nought(warehouse):
    warehouse.load("opportunities", DEALS)
    assert warehouse.ask("week/win_rate", **PERIOD | {"base_from": "2026-01-01", "base_to": "2026-01-04"}) == table("""
        value  base_value
        0.25
    """)


def test_the_deals_behind_it_are_those_that_closed(warehouse):
    warehouse.load("opportunities", DEALS)
    rows = warehouse.ask("pipeline/closed_rows", from_="2026-10-01", to="2026-10-04")
    assert sorted(row[0] for row in rows[1:]) == ["D2", "D3", "D4", "D5"]


def test_a_week_looks_back_four_weeks(warehouse):
    warehouse.load("opportunities", DEALS)
    weeks = dict(warehouse.ask("week/win_rate_by_week", to="2026-11-02", as_of="2026-11-02")[1:])
    assert (weeks["2026-09-21"], weeks["2026-09-28"], weeks["2026-10-19"], weeks["2026-10-26"]) == (
        "",
        "0.25",
        "0.25",
        "",
    )
