from decimal import Decimal

from tests.queries.adding_up import total
from tests.tables import table

DEALS = """
    opportunity_id  created_at  stage  close_date  amount  region  segment
    D1              2026-07-02  Won    2026-08-01  100.00  West    SMB
    D2              2026-10-01  Lost   2026-10-02  300.00  West    SMB
    D3              2026-10-03  Open   2026-12-01  50.00   East    Enterprise
    D4                          Open   2026-12-01  999.00  East    Enterprise
"""
PERIOD = {"from_": "2026-10-01", "to": "2026-10-04", "base_from": "2026-07-01", "base_to": "2026-07-04"}


def test_a_deal_counts_on_the_day_it_was_created_whatever_became_of_it(warehouse):
    warehouse.load("opportunities", DEALS)
    assert warehouse.ask("week/pipeline_created", **PERIOD) == table("""
        value   base_value
        350.00  100.00
    """)


def test_regions_and_segments_are_the_deals_own(warehouse):
    warehouse.load("opportunities", DEALS)
    assert warehouse.ask("week/pipeline_created", **PERIOD, regions=["East"], segments=["Enterprise"]) == table("""
        value  base_value
        50.00  0.00
    """)


def test_the_deals_behind_it_add_up(warehouse):
    warehouse.load("opportunities", DEALS)
    rows = warehouse.ask("pipeline/created_rows", from_="2026-10-01", to="2026-10-04")
    assert total(rows, "amount") == Decimal("350.00")


def test_a_week_counts_monday_to_sunday(warehouse):
    warehouse.load("opportunities", DEALS)
    weeks = warehouse.ask("week/pipeline_created_by_week", to="2026-10-05", as_of="2026-10-05")
    assert weeks[-1] == ["2026-09-28", "350.00"]
