-- Which are the last four quarters that are over?
--
-- grain: from_date
--
-- quarter_label  text  Fiscal quarter.
-- from_date      date  Its first day.
-- to_date        date  First day after it.
with calendar as (
    select * from mart_calendar
),

over as (
    select distinct
        calendar.quarter_label,
        calendar.quarter_start_date as from_date,
        calendar.quarter_end_date as to_date
    from calendar
    where calendar.quarter_end_date <= getvariable('as_of')
),

newest as (
    select *
    from over
    order by from_date desc
    limit 4
)

select * from newest
order by from_date
