-- Which days does the page count, and against which days?
--
-- The quarter and the year are those that hold the last day with data. Quarter and year to date compare with the same
-- number of days of the quarter or year before; whole periods with the one before; days of your choice with as many
-- days just before them.
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
    select * from mart_calendar
),

today as (
    select
        *,
        case when week_start_date + 6 = date then date + 1 else week_start_date end as weeks_end_date
    from calendar
    where date = getvariable('as_of') - 1
),

anchors as (
    select
        today.date + 1 as end_date,
        today.weeks_end_date,
        today.quarter_start_date as quarter_date,
        quarter_before.quarter_start_date as quarter_before_date,
        two_quarters_before.quarter_start_date as two_quarters_before_date,
        today.year_start_date as year_date,
        year_before.year_start_date as year_before_date,
        cast(today.date + 1 - today.quarter_start_date as integer) as quarter_days,
        cast(today.date + 1 - today.year_start_date as integer) as year_days
    from today
    inner join calendar as quarter_before on today.quarter_start_date - 1 = quarter_before.date
    inner join calendar as two_quarters_before on quarter_before.quarter_start_date - 1 = two_quarters_before.date
    inner join calendar as year_before on today.year_start_date - 1 = year_before.date
),

chosen as (
    select
        case $choice
            when 'quarter_to_date' then quarter_date
            when 'last_quarter' then quarter_before_date
            when 'year_to_date' then year_date
            when 'last_52_weeks' then weeks_end_date - 364
            when 'custom' then cast($custom_from as date)
        end as from_date,
        case $choice
            when 'last_quarter' then quarter_date
            when 'last_52_weeks' then weeks_end_date
            when 'custom' then cast($custom_to as date)
            else end_date
        end as to_date,
        case $choice
            when 'quarter_to_date' then quarter_before_date
            when 'last_quarter' then two_quarters_before_date
            when 'year_to_date' then year_before_date
            when 'last_52_weeks' then weeks_end_date - 728
            when 'custom'
                then
                    cast($custom_from as date)
                    - cast(cast($custom_to as date) - cast($custom_from as date) as integer)
        end as base_from_date,
        case $choice
            when 'quarter_to_date' then least(quarter_before_date + quarter_days, quarter_date)
            when 'last_quarter' then quarter_before_date
            when 'year_to_date' then least(year_before_date + year_days, year_date)
            when 'last_52_weeks' then weeks_end_date - 364
            when 'custom' then cast($custom_from as date)
        end as base_to_date
    from anchors
),

labelled as (
    select
        cast(chosen.from_date as date) as from_date,
        cast(chosen.to_date as date) as to_date,
        cast(chosen.base_from_date as date) as base_from_date,
        cast(chosen.base_to_date as date) as base_to_date,
        calendar.quarter_label
    from chosen
    inner join calendar on chosen.to_date - 1 = calendar.date
    where chosen.from_date < chosen.to_date
)

select * from labelled
