-- Do open deals cover what is missing, and how much would be needed?
--
-- Have: open deals dated in the fiscal quarter that holds the last day counted, divided by target less won. Needed: 1
-- divided by what such pipeline came to in past quarters: of the deals that stood open and dated in the quarter on the
-- same day of it, the amount that was won by its end. Only deals whose amount and close date of that day are on record
-- count, over the last eight quarters. Where fewer than 30 such deals of the segment are known, all segments together
-- are the measure; where there are still fewer, nothing is said.
--
-- grain: segment
-- rows: pipeline/coverage_rows
-- side: both
-- better: higher
-- $to        date    First day no longer counted; the quarter is the one that holds the day before.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- segment      text    Segment of the deals.
-- open_amount  money   Open deals dated in the quarter.
-- to_go        money   Target less won; below zero once it is passed; empty where no target fits the segment.
-- have         ratio   Open amount for each 1 that is still missing; empty where nothing is.
-- needed       ratio   Open amount that each 1 took in past quarters.
-- quarters     count   Past quarters it rests on.
-- deals        count   Past deals it rests on.
-- rests_on     text    The segment itself, or All segments; empty where too few deals are known.
with today as (
    select
        quarter_start_date,
        quarter_end_date,
        cast(cast($to as date) - quarter_start_date as integer) as day_number
    from mart_calendar
    where date = $to - 1
),

standing as (
    select
        spells.*,
        spells.quarter_start_date = today.quarter_start_date as is_this,
        least(spells.quarter_start_date + today.day_number, spells.quarter_end_date) as same_date
    from mart_quarter_spells as spells
    inner join today on spells.quarter_start_date <= today.quarter_start_date
    where
        ($regions is null or list_contains($regions, spells.region))
        and ($segments is null or list_contains($segments, spells.segment))
        and spells.quarter_start_date > today.quarter_start_date - 740
        and spells.from_date < same_date
        and spells.until_date >= same_date
        and (spells.is_known or is_this)
),

measured as (
    select
        coalesce(segment, 'All segments') as segment,
        coalesce(sum(amount) filter (where is_this), 0) as open_amount,
        count(*) filter (where not is_this) as deals,
        count(distinct quarter_start_date) filter (where not is_this) as quarters,
        cast(sum(amount) filter (where not is_this) as double)
        / nullif(sum(won_amount) filter (where not is_this), 0) as needed
    from standing
    group by grouping sets ((segment), ())
),

targets as (
    select
        targets.segment,
        targets.value,
        rank() over (order by targets.detail) as choice
    from mart_targets as targets
    inner join today on targets.quarter_start_date = today.quarter_start_date
    where
        ($regions is null or list_contains($regions, targets.region))
        and ($segments is null or list_contains($segments, targets.segment))
        and targets.metric = 'revenue'
        and targets.segment is not null
),

won as (
    select
        coalesce(deals.segment, 'Unknown') as segment,
        sum(deals.amount) as amount
    from mart_deals as deals
    inner join today on deals.closed_date >= today.quarter_start_date
    where
        ($regions is null or list_contains($regions, deals.region))
        and deals.is_won
        and deals.closed_date < $to
    group by coalesce(deals.segment, 'Unknown')
),

missing as (
    select
        targets.segment,
        sum(targets.value) - coalesce(any_value(won.amount), 0) as to_go
    from targets
    left join won on targets.segment = won.segment
    where targets.choice = 1
    group by targets.segment
),

rested as (
    select
        measured.segment,
        cast(measured.open_amount as decimal(18, 2)) as open_amount,
        cast(missing.to_go as decimal(18, 2)) as to_go,
        case when missing.to_go > 0 then measured.open_amount / missing.to_go end as have,
        base.needed,
        base.quarters,
        base.deals,
        base.segment as rests_on
    from measured
    left join measured as base
        on base.deals >= 30 and base.segment = if(measured.deals >= 30, measured.segment, 'All segments')
    left join missing on measured.segment = missing.segment
    where measured.segment <> 'All segments'
    order by measured.open_amount desc, measured.segment asc
)

select * from rested
