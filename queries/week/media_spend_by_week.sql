-- How much did we spend on media each week?
--
-- The last 13 whole weeks of the period's end.
--
-- grain: week_start_date
-- side: marketing
-- $to        date     The weeks shown end on or before this day.
-- $regions   text[]?  Only spend aimed at these regions; all when absent.
-- $segments  text[]?  Only spend aimed at these segments; all when absent.
-- $channels  text[]?  Only these channels; all when absent.
-- $weeks     integer? How many weeks; 13 when absent.
--
-- week_start_date  date  Monday of the week.
-- value            money Media spend of the week.
with weeks as (
    select distinct week_start_date from mart_calendar
    where week_start_date between $to - 6 - 7 * coalesce($weeks, 13) and $to - 7
),

spend as (
    select *
    from mart_spend
    where
        is_media
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
),

by_week as (
    select
        weeks.week_start_date,
        cast(coalesce(sum(spend.cost), 0) as decimal(18, 2)) as value
    from weeks
    left join spend on weeks.week_start_date = spend.week_start_date
    group by weeks.week_start_date
)

select * from by_week
order by week_start_date
