-- Forecasts told half-way through past quarters: the range that holds nine times in ten, and its middle.
--
-- grain: said_id
--
-- said_id       text  Which one.
-- about         text  The quarter.
-- said_on       date  Day it was told.
-- period_start  date  First day of the quarter.
-- period_end    date  Last day of the quarter.
-- said_low      ratio Low end of its range.
-- said          ratio Its middle.
-- said_high     ratio High end.
with calendar as (
    select * from stg_calendar
    where day_of_quarter // 7 = 6
),

drawn as (
    select
        draws.day,
        draws.to_date,
        draws.amount,
        calendar.quarter_label,
        calendar.quarter_start_date
    from stg_forecast_draws as draws
    inner join calendar on draws.day = calendar.date
    where draws.kind = 'forecast' and draws.level = 'all' and draws.to_date < draws.last_date
),

told as (
    select
        cast(day as varchar) as said_id,
        any_value(quarter_label) as about,
        day as said_on,
        any_value(quarter_start_date) as period_start,
        any_value(to_date) - 1 as period_end,
        cast(quantile_cont(amount, 0.05) as double) as said_low,
        cast(avg(amount) as double) as said,
        cast(quantile_cont(amount, 0.95) as double) as said_high
    from drawn
    group by day
)

select * from told
