from decimal import Decimal

from tests.queries.adding_up import total
from tests.tables import table

SPEND = """
    date        channel      region  spend_kind  cost
    2026-07-01  Paid Search  West    programme   100.00
    2026-10-01  Paid Search  West    programme   40.00
    2026-10-02  Events       East    programme   60.00
    2026-10-02  Events       East    people      500.00
    2026-10-03  Events               programme   7.00
"""
PERIOD = {"from_": "2026-10-01", "to": "2026-10-04", "base_from": "2026-07-01", "base_to": "2026-07-04"}


def test_programme_spend_of_the_period_stands_beside_the_days_compared_with(warehouse):
    warehouse.load("spend", SPEND)
    assert warehouse.ask("week/media_spend", **PERIOD) == table("""
        value   base_value
        107.00  100.00
    """)


def test_the_last_day_of_the_period_is_left_out(warehouse):
    warehouse.load("spend", SPEND)
    assert warehouse.ask("week/media_spend", **PERIOD | {"to": "2026-10-03"}) == table("""
        value   base_value
        100.00  100.00
    """)


def test_a_region_counts_only_spend_that_names_it(warehouse):
    warehouse.load("spend", SPEND)
    assert warehouse.ask("week/media_spend", **PERIOD, regions=["East"]) == table("""
        value  base_value
        60.00  0.00
    """)


def test_nothing_is_shown_where_no_spend_names_a_segment(warehouse):
    warehouse.load("spend", SPEND)
    assert warehouse.ask("week/media_spend", **PERIOD, segments=["Enterprise"])[1:] == [["", ""]]


def test_the_lines_behind_it_add_up_and_name_file_and_line(warehouse):
    warehouse.load("spend", SPEND, file="october.csv")
    rows = warehouse.ask("revenue/spend_rows", from_="2026-10-01", to="2026-10-04", channels=["Events"])
    assert total(rows, "cost") == Decimal("67.00")
    assert [row[-3:-1] for row in rows[1:]] == [["october.csv", "4"], ["october.csv", "6"]]


def test_the_weeks_are_the_last_thirteen_whole_ones(warehouse):
    warehouse.load("spend", SPEND)
    weeks = warehouse.ask("week/media_spend_by_week", to="2026-10-06")[1:]
    assert len(weeks) == 13
    assert weeks[-2:] == [["2026-09-21", "0.00"], ["2026-09-28", "107.00"]]
