-- How much did we win for what we spent on media?
--
-- All won bookings of the period over all its media spend, whether or not marketing reached the deals: it is a ratio
-- of two totals, not a return. Deals won now were mostly begun before, so watch it over long periods.
--
-- grain: value
-- rows: pipeline/won_rows
-- trend: revenue/won_per_unit_by_week
-- side: both
-- better: higher
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only deals of these regions and spend aimed at them; all when absent.
-- $segments   text[]? Only deals of these segments and spend aimed at them; all when absent.
--
-- value       money Amount won for each unit of media spend.
-- base_value  money The same in the days compared with.
with spend as (
    select
        sum(case when date >= $from and date < $to then cost end) as now,
        sum(case when date >= $base_from and date < $base_to then cost end) as base
    from mart_spend
    where
        is_media
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

won as (
    select
        sum(case when closed_date >= $from and closed_date < $to then amount else 0 end) as now,
        sum(case when closed_date >= $base_from and closed_date < $base_to then amount else 0 end) as base
    from mart_deals
    where
        is_won
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

ratios as (
    select
        cast(won.now / nullif(spend.now, 0) as decimal(18, 2)) as value,
        cast(won.base / nullif(spend.base, 0) as decimal(18, 2)) as base_value
    from won
    cross join spend
)

select * from ratios
