-- What is a won deal worth on average?
--
-- The mean amount of the deals won in the period. Deals without an amount are left out.
--
-- grain: value
-- rows: pipeline/won_rows
-- trend: pipeline/average_won_by_week
-- side: sales
-- better: higher
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day of the days compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only these regions; all when absent.
-- $segments   text[]? Only these segments; all when absent.
--
-- value       money Mean amount of the deals won in the period.
-- base_value  money Mean amount of the deals won in the days compared with.
with won as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and is_won
),

means as (
    select
        avg(case when closed_date >= $from and closed_date < $to then amount end) as value,
        avg(case when closed_date >= $base_from and closed_date < $base_to then amount end) as base_value
    from won
),

in_cents as (
    select
        cast(value as decimal(18, 2)) as value,
        cast(base_value as decimal(18, 2)) as base_value
    from means
)

select * from in_cents
