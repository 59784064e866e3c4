-- Which fiscal quarters lie round the forecast?
--
-- grain: quarter_start_date
-- side: both
--
-- quarter_start_date  date  First day of the quarter.
-- quarter_end_date    date  First day after it.
with quarters as (
    select distinct
        calendar.quarter_start_date,
        calendar.quarter_end_date
    from mart_calendar as calendar
    inner join stg_as_of as clock on calendar.date >= clock.as_of - 1600 and calendar.date < clock.as_of + 800
)

select * from quarters
order by quarter_start_date
