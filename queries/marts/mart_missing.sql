-- What the quarter we stand in still lacks to its revenue target, at the detail in which targets are told.
--
-- By segment where a target names one, else by region, else for the company. Nothing where more is won than was asked.
--
-- grain: segment, region
--
-- segment  text  Segment; empty where no target names one.
-- region   text  Region; empty where targets name segments, or no region.
-- missing  money Target less won.
with today as (
    select
        calendar.quarter_start_date,
        clock.as_of
    from mart_calendar as calendar
    inner join stg_as_of as clock on calendar.date = clock.as_of - 1
),

promised as (
    select targets.*
    from mart_targets as targets
    inner join today on targets.quarter_start_date = today.quarter_start_date
    where targets.metric = 'revenue'
),

level as (
    select
        bool_or(segment is not null) as by_segment,
        bool_or(region is not null) and not bool_or(segment is not null) as by_region
    from promised
),

told as (
    select
        if(level.by_segment, promised.segment, null) as segment,
        if(level.by_region, promised.region, null) as region,
        promised.value,
        rank() over (order by promised.detail) as choice
    from promised
    inner join level
        on
            (promised.segment is not null or not level.by_segment)
            and (promised.region is not null or not level.by_region)
),

targets as (
    select
        segment,
        region,
        sum(value) as target
    from told
    where choice = 1
    group by segment, region
),

won as (
    select
        deals.segment,
        deals.region,
        sum(deals.amount) as amount
    from mart_deals as deals
    inner join today on deals.closed_date >= today.quarter_start_date and deals.closed_date < today.as_of
    where deals.is_won
    group by deals.segment, deals.region
),

lacking as (
    select
        targets.segment,
        targets.region,
        targets.target - coalesce(sum(won.amount), 0) as missing
    from targets
    left join won
        on
            (targets.segment is null or targets.segment = won.segment)
            and (targets.region is null or targets.region = won.region)
    group by targets.segment, targets.region, targets.target
)

select * from lacking
where missing > 0
