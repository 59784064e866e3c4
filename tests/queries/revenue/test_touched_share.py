from decimal import Decimal

from tests.queries.adding_up import total
from tests.tables import table


def test_the_amount_of_deals_with_a_touch_over_all_won(company, period):
    assert company.ask("revenue/touched_share", **period) == table("""
        value   base_value
        0.9375  0
    """)


def test_a_touch_after_the_win_reached_nothing(warehouse, period):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  created_at  stage  close_date  amount
        D1              2026-09-01  Won    2026-10-01  100.00
    """,
    )
    warehouse.load(
        "touchpoints",
        """
        occurred_at  channel  opportunity_id
        2026-10-02   Events   D1
    """,
    )
    assert warehouse.ask("revenue/touched_share", **period, as_of="2026-10-05")[1][0] == "0"


def test_the_deals_behind_it_add_up(company, period):
    rows = company.ask("revenue/touched_rows", from_=period["from_"], to=period["to"])
    assert (total(rows, "touched"), total(rows, "amount")) == (Decimal("150.00"), Decimal("160.00"))


def test_a_week_looks_back_four_weeks(company):
    weeks = dict(company.ask("revenue/touched_share_by_week", to="2026-10-05", as_of="2026-10-05")[1:])
    assert (weeks["2026-09-28"], weeks["2026-09-21"], weeks["2026-07-13"]) == ("0.9375", "", "0")


def test_without_any_touch_loaded_it_is_unknown_not_nought(warehouse, period):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  created_at  stage  close_date  amount
        D1              2026-09-01  Won    2026-10-01  100.00
    """,
    )
    assert warehouse.ask("revenue/touched_share", **period)[1] == ["", ""]
