-- How much of what we won did a touch reach first, week by week?
--
-- Share of the amount won in the four weeks up to each week's end, as one week holds few deals. The last 13 whole weeks
-- of the period's end.
--
-- grain: week_start_date
-- side: marketing
-- $to        date     The weeks shown end on or before this day.
-- $regions   text[]?  Only deals of these regions; all when absent.
-- $segments  text[]?  Only deals of these segments; all when absent.
-- $weeks     integer? How many weeks; 13 when absent.
-- $over      integer? How many weeks each point counts; 4 when absent.
--
-- week_start_date  date    Monday of the week.
-- value            percent Share touched first in the four weeks that end with this one; empty where none was won.
with weeks as (
    select distinct
        week_start_date,
        week_start_date + 7 - 7 * coalesce($over, 4) as from_date
    from mart_calendar
    where week_start_date between $to - 6 - 7 * coalesce($weeks, 13) and $to - 7
),

credit as (
    select
        milestone_date,
        credit,
        case when channel = 'No touch' then 0 else credit end as touched
    from mart_credit
    where
        milestone = 'won'
        and model = 'linear'
        and exists (select 1 from stg_touches)
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

by_week as (
    select
        weeks.week_start_date,
        sum(credit.touched) / nullif(sum(credit.credit), 0) as value
    from weeks
    left join credit
        on
            weeks.from_date <= credit.milestone_date
            and weeks.week_start_date + 7 > credit.milestone_date
    group by weeks.week_start_date
)

select * from by_week
order by week_start_date
