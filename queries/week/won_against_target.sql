-- How much did we win, and of what target?
--
-- Won bookings as the CRM has them, by close date. The target is that of the fiscal quarters the period touches, to
-- the end of the last one, at the least detail that fits the filters.
--
-- grain: value
-- rows: pipeline/won_rows
-- trend: week/won_by_week
-- side: sales
-- better: higher
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only deals and targets of these regions; all when absent.
-- $segments   text[]? Only deals and targets of these segments; all when absent.
--
-- value       money Amount won in the period.
-- base_value  money Amount won in the days compared with.
-- target      money Target to the end of the quarter; empty where a quarter of the period has none.
with quarters as (
    select distinct
        quarter_start_date,
        (quarter_end_date - greatest(quarter_start_date, $from)) / (quarter_end_date - quarter_start_date) as share
    from mart_calendar
    where date >= $from and date < $to
),

chosen_targets as (
    select *
    from mart_targets
    where
        metric = 'revenue'
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

targets as (
    select
        targets.quarter_start_date,
        targets.value * quarters.share as value,
        targets.detail = min(targets.detail) over (partition by targets.quarter_start_date) as is_whole
    from chosen_targets as targets
    inner join quarters on targets.quarter_start_date = quarters.quarter_start_date
),

target as (
    select case when count(distinct quarter_start_date) = (select count(*) from quarters) then sum(value) end as value
    from targets
    where is_whole
),

deals as (
    select
        is_won,
        closed_date,
        amount
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

won as (
    select
        sum(case when is_won and closed_date >= $from and closed_date < $to then amount else 0 end) as value,
        sum(case when is_won and closed_date >= $base_from and closed_date < $base_to then amount else 0 end)
            as base_value
    from deals
),

told as (
    select
        cast(won.value as decimal(18, 2)) as value,
        cast(won.base_value as decimal(18, 2)) as base_value,
        cast(target.value as decimal(18, 2)) as target
    from won
    cross join target
)

select * from told
