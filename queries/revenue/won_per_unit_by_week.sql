-- How much did we win for what we spent on media, week by week?
--
-- All won bookings over all media spend of the four weeks up to each week's end, as one week holds few deals. The last
-- 13 whole weeks of the period's end.
--
-- grain: week_start_date
-- side: both
-- $to        date     The weeks shown end on or before this day.
-- $regions   text[]?  Only deals of these regions and spend aimed at them; all when absent.
-- $segments  text[]?  Only deals of these segments and spend aimed at them; all when absent.
-- $weeks     integer? How many weeks; 13 when absent.
-- $over      integer? How many weeks each point counts; 4 when absent.
--
-- week_start_date  date  Monday of the week.
-- value            money Won per unit of media spend in the four weeks that end with this one; empty without spend.
with weeks as (
    select distinct
        week_start_date,
        week_start_date + 7 - 7 * coalesce($over, 4) as from_date
    from mart_calendar
    where week_start_date between $to - 6 - 7 * coalesce($weeks, 13) and $to - 7
),

events as (
    select
        date,
        cost,
        0 as won
    from mart_spend
    where
        is_media
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
    union all
    select
        closed_date as date,
        0 as cost,
        amount as won
    from mart_deals
    where
        is_won
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

by_week as (
    select
        weeks.week_start_date,
        cast(sum(events.won) / nullif(sum(events.cost), 0) as decimal(18, 2)) as value
    from weeks
    left join events
        on
            weeks.from_date <= events.date
            and weeks.week_start_date + 7 > events.date
    group by weeks.week_start_date
)

select * from by_week
order by week_start_date
