"""What charts over time show on a day: notes about it, and definitions that hold from it."""

from datetime import date

from dashboard.warehouse import now
from tests.tables import table


def note(warehouse, words, day, **more):
    who = {"note_id": words, "written_at": now(), "written_by": "Ana", "note": words}
    warehouse.record("notes", **who, happened_on=day and date.fromisoformat(day), **more)


def test_notes_about_a_day_and_signed_definitions_are_marks_and_nothing_else_is(warehouse):
    note(warehouse, "New site", "2026-03-02", kind="launch")
    note(warehouse, "Odd week", "2026-02-02")
    note(warehouse, "No day", None)
    signed = {"term": "mql", "variant": "created", "proposed_by": "Ana"}
    warehouse.record("definitions", **signed, valid_from=date(2026, 4, 1), marketing_by="Ana", sales_by="Moses")
    warehouse.record("definitions", **signed, valid_from=date(2026, 5, 1), marketing_by="Ana")
    told = [row[:6] for row in warehouse.ask("definitions/marks")]
    assert told == table("""
        day         until  kind        mark_id   words     who
        2026-02-02         other       Odd week  Odd week  Ana
        2026-03-02         launch      New site  New site  Ana
        2026-04-01         definition  mql       created   Ana
    """)


def test_a_setting_keeps_every_value_that_was_not_taken_back(warehouse):
    warehouse.record("settings", setting="time_zone", value="Europe/Berlin", changed_by="Ana")
    warehouse.record("settings", setting="time_zone", value="Europe/Paris", changed_by="Moses")
    told = warehouse.ask("definitions/setting_changes")
    places = [told[0].index(name) for name in ("value", "changed_by", "is_live")]
    assert [[row[place] for place in places] for row in told[1:]] == [
        ["Europe/Paris", "Moses", "yes"],
        ["Europe/Berlin", "Ana", "no"],
    ]


def test_a_holiday_is_no_working_day_and_nobody_is_late_on_it(warehouse):
    warehouse.record("settings", setting="holidays", value="2026-10-06;2026-10-10")
    days = warehouse.look("stg_calendar", "date is_working_day working_days_before")
    before = next(int(row[2]) for row in days if row[0] == "2026-10-05")
    assert [[row[1], int(row[2]) - before] for row in days if "2026-10-05" <= row[0] <= "2026-10-12"] == [
        ["yes", 0],
        ["no", 1],
        ["yes", 1],
        ["yes", 2],
        ["yes", 3],
        ["no", 4],
        ["no", 4],
        ["yes", 4],
    ]
