-- The calendar, kept ready: one row per day from 2000 to 2060, with its week, month and fiscal quarter.
--
-- Weeks begin on Monday. A fiscal year is called by the calendar year it ends in.
--
-- grain: date
--
-- date                 date   The day.
-- week_start_date      date   Monday of its week.
-- month_start_date     date   First day of its month.
-- quarter_start_date   date   First day of its fiscal quarter.
-- quarter_end_date     date   First day after its fiscal quarter.
-- quarter_label        text   Its fiscal quarter, such as Q4 2026.
-- fiscal_year          count  Its fiscal year.
-- year_start_date      date   First day of its fiscal year.
-- day_of_quarter       count  Days since the quarter began, 0 on its first day.
-- is_working_day       flag   Whether it is Monday to Friday and no holiday.
-- working_days_before  count  Working days since the calendar began, this day left out.
with calendar as (
    select * from stg_calendar
)

select * from calendar
