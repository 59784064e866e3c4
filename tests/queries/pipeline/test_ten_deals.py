"""The deals that decide the quarter, and what the other side may ask."""

import pytest

DEALS = """
    opportunity_id  created_at  stage  close_date  amount   next_step  last_activity_at  competitor
    passed          2026-09-01  Open   2026-11-01  100.00   Call       2026-11-10
    nothing         2026-09-01  Open   2026-12-01  200.00              2026-11-10
    silent          2026-09-01  Open   2026-12-01  300.00   Call       2026-10-20
    rival           2026-09-01  Open   2026-12-01  400.00   Call       2026-11-10        Northwind
    untouched       2026-09-01  Open   2026-12-01  500.00   Call       2026-11-10
    touched         2026-09-01  Open   2026-12-01  600.00   Call       2026-11-10
    later           2026-09-01  Open   2027-02-01  9000.00  Call       2026-11-10
"""
TOUCHES = """
    occurred_at  channel  opportunity_id
    2026-11-05   Email    touched
    2026-10-30   Display  touched
    2026-11-05   Email    rival
"""


@pytest.fixture
def deals(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-11-14")
    warehouse.load("touchpoints", TOUCHES)
    [header, *rows] = warehouse.ask("pipeline/ten_deals", to="2026-11-15", as_of="2026-11-15")
    return {row[0]: dict(zip(header, row, strict=True)) for row in rows}


def test_only_deals_dated_in_the_quarter_decide_it_the_largest_first(deals):
    assert list(deals) == ["touched", "untouched", "rival", "silent", "nothing", "passed"]


def test_each_is_asked_about_what_is_missing(deals):
    assert {name: (deal["side"], deal["ask"]) for name, deal in deals.items()} == {
        "passed": ("sales", "What is the new close date?"),
        "nothing": ("sales", "What is the next step?"),
        "silent": ("sales", "Silent for two weeks: who calls?"),
        "rival": ("marketing", "What do we have against Northwind?"),
        "untouched": ("marketing", "No touch in 30 days: what can reach them?"),
        "touched": ("sales", "Can it close sooner?"),
    }


def test_both_teams_last_touch_stands_beside_it(deals):
    touched = deals["touched"]
    assert [touched[name] for name in ("last_activity_date", "last_touch_date", "last_touch")] == [
        "2026-11-10",
        "2026-11-05",
        "Email",
    ]
