"""Win rates by region, segment, lead source, owner and manager."""

import pytest

from tests.queries.adding_up import total
from tests.tables import table

OWNERS = """
    owner  manager  region
    Ada    Mia      North
    Ben    Mia      South
"""
DEALS = """
    opportunity_id  created_at  stage  close_date  amount  owner  segment  lead_source
    D1              2026-09-01  Won    2026-10-01  300.00  Ada    SMB      Event
    D2              2026-09-01  Lost   2026-10-02  100.00  Ada    SMB      Event
    D3              2026-09-01  Won    2026-10-31  200.00  Ben    Large
    D4              2026-09-01  Open   2026-10-15  900.00  Ben    Large    Event
    D5              2026-09-01  Won    2026-11-01  700.00  Ben    Large    Event
"""
OCTOBER = {"from_": "2026-10-01", "to": "2026-11-01", "as_of": "2026-11-15"}


@pytest.fixture
def deals(warehouse):
    warehouse.load("owners", OWNERS)
    warehouse.load("opportunities", DEALS)
    return warehouse


def test_the_last_day_is_left_out_and_open_deals_are_not_judged(deals):
    assert deals.ask("pipeline/win_rate_by_region", **OCTOBER) == table("""
        region  closed  won  win_rate  won_amount  win_rate_by_amount
        North   2       1    0.5       300.00      0.75
        South   1       1    1         200.00      1
    """)


def test_deals_without_a_lead_source_are_called_unknown(deals):
    assert deals.ask("pipeline/win_rate_by_lead_source", **OCTOBER) == table("""
        lead_source  closed  won  win_rate  won_amount  win_rate_by_amount
        Event        2       1    0.5       300.00      0.75
        Unknown      1       1    1         200.00      1
    """)


def test_a_manager_has_the_deals_of_the_whole_team(deals):
    assert deals.ask("pipeline/win_rate_by_manager", **OCTOBER) == table("""
        manager  closed  won  win_rate  won_amount  win_rate_by_amount
        Mia      3       2    0.666667  500.00      0.833333
    """)


def test_the_win_rate_by_amount_is_unknown_where_lost_deals_carry_no_amount(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  created_at  stage  close_date  amount  segment
        D1              2026-09-01  Won    2026-10-01  300.00  SMB
        D2              2026-09-01  Lost   2026-10-02  0.00    SMB
    """,
    )
    assert warehouse.ask("pipeline/win_rate_by_segment", **OCTOBER) == table("""
        segment  closed  won  win_rate  won_amount  win_rate_by_amount
        SMB      2       1    0.5       300.00
    """)


@pytest.mark.parametrize("filters", [{}, {"regions": ["South"]}, {"segments": ["SMB"]}])
def test_the_rows_behind_add_up_to_every_one_of_them(deals, filters):
    rows = deals.ask("pipeline/closed_rows", **OCTOBER, **filters)
    for part in ("region", "segment", "lead_source", "owner", "manager"):
        answer = deals.ask(f"pipeline/win_rate_by_{part}", **OCTOBER, **filters)
        assert total(answer, "closed") == len(rows) - 1
        assert total(answer, "won_amount") == total(rows, "amount", is_won="yes")
