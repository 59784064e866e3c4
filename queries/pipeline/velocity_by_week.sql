-- How did sales velocity move, week by week?
--
-- Each point is the velocity over the 13 weeks up to that week's end, as one week alone holds too few deals. The last
-- 13 whole weeks of the period's end.
--
-- grain: week_start_date
-- side: both
-- $to        date     The weeks shown end on or before this day.
-- $regions   text[]?  Only these regions; all when absent.
-- $segments  text[]?  Only these segments; all when absent.
-- $weeks     integer? How many weeks; 13 when absent.
-- $over      integer? How many weeks each point counts; 13 when absent.
--
-- week_start_date  date  Monday of the week.
-- value            money Sales velocity per day over the 13 weeks that end with this one.
with weeks as (
    select distinct
        week_start_date,
        week_start_date + 7 - 7 * coalesce($over, 13) as from_date,
        week_start_date + 7 as to_date
    from mart_calendar
    where week_start_date between $to - 6 - 7 * coalesce($weeks, 13) and $to - 7
),

deals as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

created as (
    select
        weeks.week_start_date,
        count(deals.opportunity_id) as deals
    from weeks
    left join deals on weeks.from_date <= deals.created_date and weeks.to_date > deals.created_date
    group by weeks.week_start_date
),

closed as (
    select
        weeks.week_start_date,
        count(*) filter (where deals.is_won) / nullif(count(deals.opportunity_id), 0) as win_rate,
        avg(deals.amount) filter (where deals.is_won) as average_amount,
        median(deals.cycle_days) filter (where deals.is_won) as cycle_days
    from weeks
    left join deals on weeks.from_date <= deals.closed_date and weeks.to_date > deals.closed_date
    group by weeks.week_start_date
),

by_week as (
    select
        created.week_start_date,
        cast(
            created.deals * closed.win_rate * closed.average_amount / nullif(closed.cycle_days, 0) as decimal(18, 2)
        ) as value
    from created
    inner join closed on created.week_start_date = closed.week_start_date
)

select * from by_week
order by week_start_date
