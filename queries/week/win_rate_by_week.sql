-- What share of the deals that closed did we win each week?
--
-- By count: won / (won + lost) of the deals closed in the four weeks up to each week's end, as one week holds few
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
-- week_start_date  date    Monday of the week.
-- value            percent Won deals per closed deal of the four weeks that end with this one; empty where none closed.
with weeks as (
    select distinct
        week_start_date,
        week_start_date + 7 - 7 * coalesce($over, 4) as from_date
    from mart_calendar
    where week_start_date between $to - 6 - 7 * coalesce($weeks, 13) and $to - 7
),

closed as (
    select *
    from mart_deals
    where
        is_closed
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

by_week as (
    select
        weeks.week_start_date,
        count(case when closed.is_won then 1 end) / nullif(count(closed.opportunity_id), 0) as value
    from weeks
    left join closed
        on
            weeks.from_date <= closed.closed_date
            and weeks.week_start_date + 7 > closed.closed_date
    group by weeks.week_start_date
)

select * from by_week
order by week_start_date
