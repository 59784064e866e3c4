-- How did spend, pipeline and won bookings go over time?
--
-- The last 24 whole months of the period's end, from the first month with data: media spend on its own days, pipeline
-- on the day deals were created, won on the day they closed. All three rise where demand rises, so moving together
-- does not show which moves which.
--
-- grain: month_start_date
-- rows: revenue/month_rows
-- side: both
-- $to        date    The months shown end on or before this day.
-- $regions   text[]? Only deals of these regions and spend aimed at them; all when absent.
-- $segments  text[]? Only deals of these segments and spend aimed at them; all when absent.
-- $channels  text[]? Only spend on these channels; pipeline and won stay whole. All when absent.
--
-- month_start_date  date  First day of the month.
-- spend             money Media spend of the month; empty where no spend fits the filters.
-- pipeline_created  money Amount of the deals created in the month.
-- won               money Amount of the deals won in the month.
with months as (
    select
        month_start_date,
        max(date) + 1 as until_date
    from mart_calendar
    group by month_start_date
    having max(date) < $to
    order by month_start_date desc
    limit 24
),

spend as (
    select
        date,
        'spend' as kind,
        cost as amount
    from mart_spend
    where
        is_media
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
),

deals as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

events as (
    select * from spend
    union all
    select
        created_date as date,
        'created' as kind,
        amount
    from deals
    where created_date is not null
    union all
    select
        closed_date as date,
        'won' as kind,
        amount
    from deals
    where is_won
),

known as (
    select count(*) > 0 as is_spend_known from spend
),

first_event as (
    select min(date) as date from events
),

by_month as (
    select
        months.month_start_date,
        cast(
            case when known.is_spend_known then sum(case when events.kind = 'spend' then events.amount else 0 end) end
            as decimal(18, 2)
        ) as spend,
        cast(sum(case when events.kind = 'created' then events.amount else 0 end) as decimal(18, 2))
            as pipeline_created,
        cast(sum(case when events.kind = 'won' then events.amount else 0 end) as decimal(18, 2)) as won
    from months
    inner join first_event on months.until_date > first_event.date
    cross join known
    left join events
        on
            months.month_start_date <= events.date
            and months.until_date > events.date
    group by months.month_start_date, known.is_spend_known
)

select * from by_month
order by month_start_date
