-- Where do open deals dated in this quarter fall short of what is still missing?
--
-- What was won from the same day of a quarter to its end, deals that came later included, for each unit that stood
-- open and dated in it, over the last eight. Money: target less won, less what the open deals come to at that rate; the
-- interval comes from how the past quarters differ. Where fewer than 30 deals stood so is left out.
-- By segment where targets name one, else by region, else for the company.
--
-- grain: segment, region
-- side: both
--
-- segment  text  Segment; empty where no target names one.
-- region   text  Region; empty where segments are told or no target names one.
-- now      money Open deals dated in the quarter.
-- before   money What would be needed at the rate of past quarters.
-- base     money Target less won.
-- low      money What will be missing, low end; below zero where there is more than enough.
-- mid      money What will be missing.
-- high     money What will be missing, high end.
with today as (
    select
        calendar.quarter_start_date,
        cast(clock.as_of - calendar.quarter_start_date as integer) as day_number
    from mart_calendar as calendar
    inner join stg_as_of as clock on calendar.date = clock.as_of - 1
),

missing as (
    select
        *,
        coalesce(segment, region, '') as place
    from mart_missing
),

level as (
    select
        bool_or(segment is not null) as by_segment,
        bool_or(region is not null) as by_region
    from missing
),

standing as (
    select
        case when level.by_segment then spells.segment when level.by_region then spells.region else '' end as place,
        spells.quarter_start_date,
        count(*) as deals,
        cast(sum(spells.amount) as double) as amount
    from mart_quarter_spells as spells
    cross join today
    cross join level
    where
        spells.quarter_start_date between today.quarter_start_date - 740 and today.quarter_start_date
        and spells.from_date < least(spells.quarter_start_date + today.day_number, spells.quarter_end_date)
        and spells.until_date >= least(spells.quarter_start_date + today.day_number, spells.quarter_end_date)
        and (spells.is_known or spells.quarter_start_date = today.quarter_start_date)
    group by place, spells.quarter_start_date
),

won as (
    select
        case when level.by_segment then deals.segment when level.by_region then deals.region else '' end as place,
        calendar.quarter_start_date,
        cast(sum(deals.amount) as double) as came
    from mart_deals as deals
    inner join mart_calendar as calendar on deals.closed_date = calendar.date
    cross join today
    cross join level
    where deals.is_won and deals.closed_date >= calendar.quarter_start_date + today.day_number
    group by place, calendar.quarter_start_date
),

past as (
    select
        standing.place,
        sum(standing.deals) as deals,
        count(*) as quarters,
        avg(coalesce(won.came, 0) / standing.amount) as rate,
        stddev_samp(coalesce(won.came, 0) / standing.amount) as spread
    from standing
    inner join today on standing.quarter_start_date < today.quarter_start_date
    left join won on standing.place = won.place and standing.quarter_start_date = won.quarter_start_date
    where standing.amount > 0
    group by standing.place
),

short as (
    select
        missing.segment,
        missing.region,
        cast(standing.amount as decimal(18, 2)) as now,
        cast(missing.missing / past.rate as decimal(18, 2)) as before,
        cast(missing.missing as decimal(18, 2)) as base,
        cast(missing.missing - standing.amount * (past.rate + 2 * past.spread) as decimal(18, 2)) as low,
        cast(missing.missing - standing.amount * past.rate as decimal(18, 2)) as mid,
        cast(missing.missing - standing.amount * (past.rate - 2 * past.spread) as decimal(18, 2)) as high
    from missing
    inner join past on missing.place = past.place
    inner join standing on missing.place = standing.place
    inner join today on standing.quarter_start_date = today.quarter_start_date
    where past.deals >= 30 and past.quarters >= 3 and past.rate > 0
)

select * from short
order by segment, region
