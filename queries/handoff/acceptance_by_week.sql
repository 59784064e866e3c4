-- What share of judged leads was accepted, week by week?
--
-- Each point counts the leads handed over in the four weeks up to that week's end, as one week holds few. The last 13
-- whole weeks of the period's end.
--
-- grain: week_start_date
-- side: marketing
-- $to        date     The weeks shown end on or before this day.
-- $regions   text[]?  Only these regions; all when absent.
-- $segments  text[]?  Only these segments; all when absent.
-- $channels  text[]?  Only these channels; all when absent.
-- $weeks     integer? How many weeks; 13 when absent.
-- $over      integer? How many weeks each point counts; 4 when absent.
--
-- week_start_date  date  Monday of the week.
-- value            percent Accepted leads, as a share of those accepted or rejected.
with weeks as (
    select distinct
        week_start_date,
        week_start_date + 7 - 7 * coalesce($over, 4) as from_date,
        week_start_date + 7 as to_date
    from mart_calendar
    where week_start_date between $to - 6 - 7 * coalesce($weeks, 13) and $to - 7
),

leads as (
    select *
    from mart_leads
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
),

by_week as (
    select
        weeks.week_start_date,
        count(case when leads.is_accepted then 1 end)
        / nullif(count(case when leads.is_accepted or leads.is_rejected then 1 end), 0) as value
    from weeks
    left join leads
        on
            weeks.from_date <= leads.hand_over_date
            and weeks.to_date > leads.hand_over_date
    group by weeks.week_start_date
)

select * from by_week
order by week_start_date
