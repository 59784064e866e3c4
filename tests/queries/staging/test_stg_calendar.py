"""Weeks, months and fiscal quarters."""

from tests.tables import table

COLUMNS = "date week_start_date quarter_label quarter_start_date quarter_end_date fiscal_year day_of_quarter"


def days(warehouse, *wanted):
    header, *rows = warehouse.look("stg_calendar", COLUMNS)
    return [header, *(row for row in rows if row[0] in wanted)]


def test_weeks_begin_on_monday_and_quarters_follow_the_calendar_year(warehouse):
    assert days(warehouse, "2000-01-01", "2026-11-22", "2060-12-31") == table("""
        date        week_start_date  quarter_label  quarter_start_date  quarter_end_date  fiscal_year  day_of_quarter
        2000-01-01  1999-12-27       Q1 2000        2000-01-01          2000-04-01        2000         0
        2026-11-22  2026-11-16       Q4 2026        2026-10-01          2027-01-01        2026         52
        2060-12-31  2060-12-27       Q4 2060        2060-10-01          2061-01-01        2060         91
    """)


def test_a_fiscal_year_that_begins_in_february_is_called_by_the_year_it_ends_in(warehouse):
    warehouse.record("settings", setting="first_fiscal_month", value="2")
    assert days(warehouse, "2026-01-31", "2026-02-01") == table("""
        date        week_start_date  quarter_label  quarter_start_date  quarter_end_date  fiscal_year  day_of_quarter
        2026-01-31  2026-01-26       Q4 2026        2025-11-01          2026-02-01        2026         91
        2026-02-01  2026-01-26       Q1 2027        2026-02-01          2026-05-01        2027         0
    """)


def test_a_setting_that_makes_no_sense_is_not_used(warehouse):
    warehouse.record("settings", setting="first_fiscal_month", value="spring")
    assert warehouse.look("stg_settings", "first_fiscal_month") == [["first_fiscal_month"], ["1"]]


def test_months_begin_on_their_first_day(warehouse):
    rows = warehouse.look("stg_calendar", "date month_start_date")[1:]
    assert all(month == day[:8] + "01" for day, month in rows)
