-- What was a won deal worth on average, week by week?
--
-- The mean amount of the deals won in the four weeks up to each week's end, as one week holds few deals. The last 13
-- whole weeks of the period's end.
--
-- grain: week_start_date
-- side: sales
-- $to        date     The weeks shown end on or before this day.
-- $regions   text[]?  Only these regions; all when absent.
-- $segments  text[]?  Only these segments; all when absent.
-- $weeks     integer? How many weeks; 13 when absent.
-- $over      integer? How many weeks each point counts; 4 when absent.
--
-- week_start_date  date  Monday of the week.
-- value            money Mean amount of the deals won in the four weeks that end with this one; empty without.
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
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and is_won
),

by_week as (
    select
        weeks.week_start_date,
        cast(avg(won.amount) as decimal(18, 2)) as value
    from weeks
    left join won
        on
            weeks.from_date <= won.closed_date
            and weeks.week_start_date + 7 > won.closed_date
    group by weeks.week_start_date
)

select * from by_week
order by week_start_date
