"""The files that usually come: when, how large, and late against the newest export."""

from tests.tables import table

WEEK = """
    date        channel      cost
    {day}  Paid Search  {cost}
"""


def load(warehouse, day: str, cost: str, observed_on: str) -> None:
    warehouse.load("spend", WEEK.format(day=day, cost=cost), observed_on, f"ads {day}.csv")


def routine(warehouse, *columns: str) -> list[list[str]]:
    header, *rows = warehouse.ask("data/routine")
    places = [header.index(name) for name in columns]
    return [[row[place] for place in places] for row in [header, *rows]]


def test_a_file_that_came_every_week_is_due_a_week_after_the_last(warehouse):
    for day, cost in (("2026-11-01", "100.00"), ("2026-11-08", "120.00"), ("2026-11-15", "90.00")):
        load(warehouse, day, cost, day)
    found = routine(warehouse, "file_name", "last_seen_on", "usual_gap", "due_on", "days_late", "usual_money", "last_money")
    assert found == table("""
        file_name           last_seen_on  usual_gap  due_on      days_late  usual_money  last_money
        ads 2026-11-15.csv  2026-11-15    7          2026-11-22  0          100.00       90.00
    """)


def test_a_file_is_late_once_another_export_is_newer_than_its_day(warehouse):
    load(warehouse, "2026-11-01", "100.00", "2026-11-01")
    load(warehouse, "2026-11-08", "100.00", "2026-11-08")
    deals = "opportunity_id  stage\nO-1             Open"
    warehouse.load("opportunities", deals, "2026-11-20")
    assert routine(warehouse, "file_name", "due_on", "newest_on", "days_late") == table("""
        file_name           due_on      newest_on   days_late
        ads 2026-11-08.csv  2026-11-15  2026-11-20  5
        opportunities.csv               2026-11-20
    """)


def test_a_file_that_was_taken_back_no_longer_counts(warehouse):
    load(warehouse, "2026-11-01", "100.00", "2026-11-01")
    batch = warehouse.load("spend", WEEK.format(day="2026-11-08", cost="1.00"), "2026-11-08")
    warehouse.undo(batch)
    assert routine(warehouse, "file_count", "last_seen_on")[1] == ["1", "2026-11-01"]
