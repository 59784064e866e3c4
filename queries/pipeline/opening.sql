-- Will we make the number?
--
-- The fiscal quarter that holds the period's last day: what is won so far, what is still missing, and the open deals
-- whose close date lies in the quarter. Nothing here is a forecast: open deals count in full, as the CRM dates them.
--
-- grain: quarter_label
-- rows: pipeline/quarter_rows
-- side: both
-- $to        date    First day no longer counted; the quarter is the one that holds the day before.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- quarter_label   text  The fiscal quarter.
-- days_left       days  Days of the quarter after the period's end.
-- won             money Amount won in the quarter so far.
-- target          money Target for the whole quarter; empty where none fits the filters.
-- to_go           money Target less won; below zero once it is passed.
-- open_deals      count Open deals whose close date lies in the quarter.
-- open_amount     money What they are worth, in full.
-- coverage        ratio Open amount for each 1 that is still missing.
-- overdue_deals   count Those of them whose close date has passed.
-- overdue_amount  money What these are worth.
-- state           text  reached, missed, to_go, no_target or empty; with _alone where no open deal is dated in it.
with quarter as (
    select
        quarter_start_date,
        quarter_end_date,
        quarter_label,
        quarter_end_date - $to as days_left
    from mart_calendar
    where date = $to - 1
),

deals as (
    select
        amount,
        is_open,
        is_won and closed_date < $to as is_booked,
        close_date,
        coalesce(closed_date, close_date) as due_date
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

due as (
    select
        deals.*,
        deals.is_open and deals.close_date < clock.as_of as is_overdue
    from deals
    inner join quarter
        on
            deals.due_date >= quarter.quarter_start_date
            and deals.due_date < quarter.quarter_end_date
    cross join stg_as_of as clock
),

booked as (
    select
        coalesce(sum(amount) filter (where is_booked), 0) as won,
        count(*) filter (where is_open) as open_deals,
        coalesce(sum(amount) filter (where is_open), 0) as open_amount,
        count(*) filter (where is_overdue) as overdue_deals,
        coalesce(sum(amount) filter (where is_overdue), 0) as overdue_amount
    from due
),

targets as (
    select
        quarter_start_date,
        value,
        rank() over (partition by quarter_start_date order by detail) as choice
    from mart_targets
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and metric = 'revenue'
),

promised as (
    select sum(targets.value) as target
    from targets
    inner join quarter on targets.quarter_start_date = quarter.quarter_start_date
    where targets.choice = 1
),

compared as (
    select
        quarter.quarter_label,
        quarter.days_left,
        cast(booked.won as decimal(18, 2)) as won,
        cast(promised.target as decimal(18, 2)) as target,
        cast(promised.target - booked.won as decimal(18, 2)) as to_go,
        booked.open_deals,
        cast(booked.open_amount as decimal(18, 2)) as open_amount,
        case when promised.target > booked.won then booked.open_amount / (promised.target - booked.won) end as coverage,
        booked.overdue_deals,
        cast(booked.overdue_amount as decimal(18, 2)) as overdue_amount,
        case
            when (select count(*) from deals) = 0 then 'empty'
            when promised.target is null then 'no_target'
            when booked.won >= promised.target then 'reached'
            when quarter.days_left = 0 then 'missed'
            else 'to_go'
        end
        || case when booked.open_deals = 0 and (select count(*) from deals) > 0 then '_alone' else '' end as state
    from quarter
    cross join booked
    cross join promised
)

select * from compared
