-- What would the forecast have said in past quarters, and what happened?
--
-- Each week of up to eight quarters that have ended, the company as a whole, knowing only what had happened by then.
-- Where the company is very large it is told of the deals that teach, and scaled up.
--
-- grain: quarter_start_date, day
-- rows: pipeline/won_by_quarter_rows
-- side: both
-- $to         date  First day no longer counted.
-- $same_week  flag? Whether only the week of the quarter that holds that day is shown.
--
-- quarter_label       text    The quarter.
-- quarter_start_date  date    Its first day.
-- day                 date    Day it is told on.
-- days_left           days    Days of the quarter from that day on.
-- low                 money   Low end of the range that holds nine times in ten.
-- mid                 money   Where the quarter would land on average.
-- high                money   High end.
-- won                 money   What it came to.
-- target              money   Its target.
-- chance              percent Chance that was given to the target; empty where there was none.
-- place               ratio   Share of the draws below what it came to.
-- is_within           flag    Whether it came to lie in the range.
-- is_made             flag    Whether the target was reached.
with today as (
    select day_of_quarter // 7 as week_number from mart_calendar
    where date = $to - 1
),

drawn as (
    select
        draws.day,
        draws.to_date,
        draws.amount,
        calendar.quarter_label,
        calendar.quarter_start_date
    from stg_forecast_draws as draws
    inner join mart_calendar as calendar on draws.day = calendar.date
    cross join today
    where
        draws.kind = 'forecast'
        and draws.level = 'all'
        and draws.to_date < draws.last_date
        and draws.to_date <= $to
        and (not coalesce($same_week, false) or calendar.day_of_quarter // 7 = today.week_number)
),

held as (
    select
        drawn.quarter_label,
        drawn.quarter_start_date,
        drawn.day,
        drawn.to_date - drawn.day as days_left,
        cast(quantile_cont(drawn.amount, 0.05) as decimal(18, 2)) as low,
        cast(avg(drawn.amount) as decimal(18, 2)) as mid,
        cast(quantile_cont(drawn.amount, 0.95) as decimal(18, 2)) as high,
        cast(any_value(results.won) as decimal(18, 2)) as won,
        cast(any_value(results.target) as decimal(18, 2)) as target,
        0.01 + 0.98 * avg(cast(drawn.amount >= results.target as integer)) as chance,
        (count(*) filter (where drawn.amount < results.won) + 0.5) / (count(*) + 1) as place
    from drawn
    left join mart_quarter_results as results on drawn.quarter_start_date = results.quarter_start_date
    group by drawn.quarter_label, drawn.quarter_start_date, drawn.day, drawn.to_date
),

told as (
    select
        *,
        won between low and high as is_within,
        won >= target as is_made
    from held
)

select * from told
order by quarter_start_date, day
