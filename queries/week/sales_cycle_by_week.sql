-- How many days does a won deal take, week by week?
--
-- The median of close − created over the deals won in the four weeks up to each week's end, as one week holds few
-- deals. The last 13 whole weeks of the period's end.
--
-- grain: week_start_date
-- side: sales
-- $to        date     The weeks shown end on or before this day.
-- $regions   text[]?  Only deals of these regions; all when absent.
-- $segments  text[]?  Only deals of these segments; all when absent.
-- $weeks     integer? How many weeks; 13 when absent.
-- $over      integer? How many weeks each point counts; 4 when absent.
--
-- week_start_date  date Monday of the week.
-- value            days Median days from created to won in the four weeks that end with this one; empty without a win.
with weeks as (
    select distinct
        week_start_date,
        week_start_date + 7 - 7 * coalesce($over, 4) as from_date
    from mart_calendar
    where week_start_date between $to - 6 - 7 * coalesce($weeks, 13) and $to - 7
),

won as (
    select *
    from mart_deals
    where
        is_won
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

by_week as (
    select
        weeks.week_start_date,
        median(won.cycle_days) as value
    from weeks
    left join won
        on
            weeks.from_date <= won.closed_date
            and weeks.week_start_date + 7 > won.closed_date
    group by weeks.week_start_date
)

select * from by_week
order by week_start_date
