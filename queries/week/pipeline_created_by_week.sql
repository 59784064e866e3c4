-- How much pipeline was created each week?
--
-- The last 13 whole weeks of the period's end.
--
-- grain: week_start_date
-- side: both
-- $to        date     The weeks shown end on or before this day.
-- $regions   text[]?  Only deals of these regions; all when absent.
-- $segments  text[]?  Only deals of these segments; all when absent.
-- $weeks     integer? How many weeks; 13 when absent.
--
-- week_start_date  date  Monday of the week.
-- value            money Amount of the deals created in the week.
with weeks as (
    select distinct week_start_date from mart_calendar
    where week_start_date between $to - 6 - 7 * coalesce($weeks, 13) and $to - 7
),

deals as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

by_week as (
    select
        weeks.week_start_date,
        cast(coalesce(sum(deals.amount), 0) as decimal(18, 2)) as value
    from weeks
    left join deals
        on
            weeks.week_start_date <= deals.created_date
            and weeks.week_start_date + 7 > deals.created_date
    group by weeks.week_start_date
)

select * from by_week
order by week_start_date
