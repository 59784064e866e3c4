-- Which days does the page count, and against which days?
--
-- The quarter and the year are those that hold the last day with data. Quarter and year to date compare with the same number of days of the
-- quarter or year before; whole periods with the one before; days of your choice with as many days just before them.
--
-- grain: from_date
-- $choice       text   quarter_to_date, last_quarter, year_to_date, last_52_weeks or custom.
-- $custom_from  date?  First day, for custom.
-- $custom_to    date?  First day no longer counted, for custom.
--
-- from_date       date  First day counted.
-- to_date         date  First day no longer counted.
-- base_from_date  date  First day of the days compared with.
-- base_to_date    date  First day no longer compared with.
-- quarter_label   text  Quarter that holds the last day counted.
with calendar as (
    select * from stg_calendar
),

today as (
    select * from calendar where date = getvariable('as_of') - 1
),

quarter_before as (
    select calendar.*
    from today
    inner join calendar on today.quarter_start_date = calendar.date + 1
),

year_before as (
    select calendar.year_start_date
    from today
    inner join calendar on today.year_start_date = calendar.date + 1
),

windows as (
    select
        'quarter_to_date' as choice,
        today.quarter_start_date as from_date,
        today.date + 1 as to_date,
        quarter_before.quarter_start_date as base_from_date,
        least(quarter_before.quarter_start_date + (today.date + 1 - today.quarter_start_date), today.quarter_start_date) as base_to_date,
    from today
    cross join quarter_before
    union all
    select
        'last_quarter',
        quarter_before.quarter_start_date,
        quarter_before.quarter_end_date,
        calendar.quarter_start_date,
        calendar.quarter_end_date,
    from quarter_before
    inner join calendar on quarter_before.quarter_start_date = calendar.date + 1
    union all
    select
        'year_to_date',
        today.year_start_date,
        today.date + 1,
        year_before.year_start_date,
        least(year_before.year_start_date + (today.date + 1 - today.year_start_date), today.year_start_date),
    from today
    cross join year_before
    union all
    select 'last_52_weeks', complete.until - 364, complete.until, complete.until - 728, complete.until - 364
    from (select case when week_start_date + 6 = date then date + 1 else week_start_date end as until from today) as complete
    union all
    select 'custom', $custom_from, $custom_to, $custom_from - ($custom_to - $custom_from), $custom_from
),

chosen as (
    select windows.*, calendar.quarter_label
    from windows
    inner join calendar on windows.to_date - 1 = calendar.date
    where windows.choice = $choice and windows.from_date < windows.to_date
)

select
    cast(from_date as date) as from_date,
    cast(to_date as date) as to_date,
    cast(base_from_date as date) as base_from_date,
    cast(base_to_date as date) as base_to_date,
    quarter_label,
from chosen
