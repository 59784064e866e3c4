from tests.queries.adding_up import total
from tests.tables import table

BEFORE = """
    opportunity_id  created_at  stage  close_date  amount
    D1              2026-09-01  Open   2026-11-30  100.00
    D2              2026-09-01  Open   2026-11-30  200.00
    D3              2026-09-01  Open   2026-11-30  300.00
"""
AFTER = """
    opportunity_id  created_at  stage  close_date  amount
    D1              2026-09-01  Open   2026-12-31  100.00
    D2              2026-09-01  Open   2026-11-30  150.00
    D3              2026-09-01  Won    2026-11-12  340.00
    D4              2026-11-11  Open   2026-12-31  50.00
"""


def test_what_two_snapshots_a_week_apart_differ_in(warehouse):
    warehouse.load("opportunities", BEFORE, observed_on="2026-11-08")
    warehouse.load("opportunities", AFTER, observed_on="2026-11-15")
    assert warehouse.ask("week/changes", to="2026-11-16", as_of="2026-11-16") == table("""
        kind        change                    deals  amount
        created     Deals created             1      50.00
        won         Deals won                 1      340.00
        lost        Deals lost                0      0.00
        pushed_out  Close date moved later    1      100.00
        pulled_in   Close date moved earlier  0      0.00
        increased   Amount raised             1      40.00
        decreased   Amount cut                1      -50.00
    """)


def test_last_weeks_changes_are_not_this_weeks(warehouse):
    warehouse.load("opportunities", BEFORE, observed_on="2026-11-08")
    warehouse.load("opportunities", AFTER, observed_on="2026-11-15")
    answer = warehouse.ask("week/changes", to="2026-11-23", as_of="2026-11-23")
    assert {row[2] for row in answer[1:]} == {"0"}


def test_the_changes_behind_each_number_add_up_and_name_the_file_that_shows_them(warehouse):
    warehouse.load("opportunities", BEFORE, observed_on="2026-11-08")
    warehouse.load("opportunities", AFTER, observed_on="2026-11-15", file="week_46.csv")
    window = {"to": "2026-11-16", "as_of": "2026-11-16"}
    rows = warehouse.ask("week/change_rows", **window)
    for kind, _, _, amount in warehouse.ask("week/changes", **window)[1:]:
        assert str(total(rows, "amount", kind=kind)) in (amount, "0")
    assert {row[-3] for row in rows[1:]} == {"week_46.csv"}


def test_nothing_is_said_where_no_deal_fits(warehouse):
    warehouse.load("opportunities", BEFORE, observed_on="2026-11-08")
    assert warehouse.ask("week/changes", to="2026-11-16", as_of="2026-11-16", regions=["West"])[1:] == []
