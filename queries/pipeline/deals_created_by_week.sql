-- How many deals were created each week?
--
-- The last 13 whole weeks of the period's end.
--
-- grain: week_start_date
-- side: both
-- $to        date     The weeks shown end on or before this day.
-- $regions   text[]?  Only these regions; all when absent.
-- $segments  text[]?  Only these segments; all when absent.
-- $weeks     integer? How many weeks; 13 when absent.
--
-- week_start_date  date  Monday of the week.
-- value            count Deals created in the week.
with weeks as (
    select distinct week_start_date from mart_calendar
    where week_start_date between $to - 6 - 7 * coalesce($weeks, 13) and $to - 7
),

created as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

by_week as (
    select
        weeks.week_start_date,
        count(created.opportunity_id) as value
    from weeks
    left join created
        on
            weeks.week_start_date <= created.created_date
            and weeks.week_start_date + 7 > created.created_date
    group by weeks.week_start_date
)

select * from by_week
order by week_start_date
