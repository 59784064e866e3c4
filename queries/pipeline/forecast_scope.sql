-- Which period is forecast, and on which day do we stand?
--
-- The fiscal quarter that holds the last day with data, unless another period is named. Nothing where it has ended.
--
-- grain: day
-- rows: pipeline/forecast_deals
-- side: both
-- $from  date?  First day of the period; that of the quarter when absent.
-- $to    date?  First day after it; that after the quarter when absent.
--
-- day        date  First day not known yet.
-- from_date  date  First day of the period.
-- to_date    date  First day after the period.
with clock as (
    select * from stg_as_of
),

quarter as (
    select
        clock.as_of as day,
        coalesce($from, calendar.quarter_start_date) as from_date,
        coalesce($to, calendar.quarter_end_date) as to_date
    from clock
    inner join mart_calendar as calendar on clock.as_of - 1 = calendar.date
),

ahead as (
    select
        day,
        cast(from_date as date) as from_date,
        cast(to_date as date) as to_date
    from quarter
    where to_date > day and to_date > from_date
)

select * from ahead
