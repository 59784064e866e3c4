-- How many days does a won deal take?
--
-- The median of close − created over the deals won in the period: half of them took less. Deals without a created
-- date are left out.
--
-- grain: value
-- rows: pipeline/won_rows
-- trend: week/sales_cycle_by_week
-- side: sales
-- better: lower
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only deals of these regions; all when absent.
-- $segments   text[]? Only deals of these segments; all when absent.
--
-- value       days Median days from created to won, deals of the period.
-- base_value  days Median days from created to won, deals of the days compared with.
with won as (
    select *
    from mart_deals
    where
        is_won
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

medians as (
    select
        median(case when closed_date >= $from and closed_date < $to then cycle_days end) as value,
        median(case when closed_date >= $base_from and closed_date < $base_to then cycle_days end) as base_value
    from won
)

select * from medians
