-- What opening a deal is worth: won amount per decided deal of the last 24 months, by segment.
--
-- A segment of deals or leads in which fewer than ten deals were decided takes the worth over all segments.
--
-- grain: segment
--
-- segment   text   Segment; Unknown where a deal has none.
-- decided   count  Deals won or lost.
-- worth     ratio  Won amount, shared out over the deals decided.
-- variance  ratio  Square of its standard error.
with clock as (
    select * from stg_as_of
),

deals as (
    select
        coalesce(deals.segment, 'Unknown') as segment,
        case when deals.is_won then cast(deals.amount as double) else 0e0 end as won
    from mart_deals as deals
    cross join clock
    where deals.is_closed and deals.closed_date >= clock.as_of - 730 and (deals.is_lost or deals.amount is not null)
),

overall as (
    select
        avg(won) as worth,
        var_samp(won) / count(*) as variance
    from deals
),

by_segment as (
    select
        segment,
        count(*) as decided,
        avg(won) as worth,
        var_samp(won) / count(*) as variance
    from deals
    group by segment
),

segments as (
    select segment from by_segment
    union
    select coalesce(segment, 'Unknown') as segment from mart_leads
),

chosen as (
    select
        segments.segment,
        coalesce(by_segment.decided, 0) as decided,
        round(case when by_segment.decided >= 10 then by_segment.worth else overall.worth end, 6) as worth,
        round(case when by_segment.decided >= 10 then by_segment.variance else overall.variance end, 3) as variance
    from segments
    left join by_segment on segments.segment = by_segment.segment
    cross join overall
)

select * from chosen
