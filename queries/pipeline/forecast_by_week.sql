-- How did the forecast move over the quarter?
--
-- What each week of the quarter would have said, knowing only what had happened by then.
--
-- grain: day
-- rows: pipeline/quarter_rows
-- side: both
-- $to        date    First day no longer counted; the forecast quarter must hold the day before.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- day     date  Day it is told on.
-- mid     money Where the quarter lands on average.
-- won     money Won before that day.
-- low     money Low end of the range that holds nine times in ten.
-- high    money High end.
-- target  money Target of the whole quarter.
with shown as (
    select * from stg_forecast_draws
    where
        kind = 'forecast'
        and level = 'all'
        and to_date = last_date
        and day <= $to
        and from_date < $to
        and to_date >= $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

drawn as (
    select
        from_date,
        day,
        draw,
        sum(amount) as amount,
        sum(amount) filter (where source = 'won') as won
    from shown
    group by from_date, day, draw
),

targets as (
    select
        quarter_start_date,
        value,
        rank() over (partition by quarter_start_date order by detail) as choice
    from mart_targets
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and metric = 'revenue'
),

promised as (
    select
        quarter_start_date,
        sum(value) as target
    from targets
    where choice = 1
    group by quarter_start_date
),

told as (
    select
        drawn.day,
        cast(avg(drawn.amount) as decimal(18, 2)) as mid,
        cast(avg(drawn.won) as decimal(18, 2)) as won,
        cast(quantile_cont(drawn.amount, 0.05) as decimal(18, 2)) as low,
        cast(quantile_cont(drawn.amount, 0.95) as decimal(18, 2)) as high,
        cast(any_value(promised.target) as decimal(18, 2)) as target
    from drawn
    left join promised on drawn.from_date = promised.quarter_start_date
    group by drawn.day
)

select * from told
order by day
