-- How much pipeline was created?
--
-- The amount of the deals created in the period, whatever became of them since.
--
-- grain: value
-- rows: pipeline/created_rows
-- trend: week/pipeline_created_by_week
-- side: both
-- better: higher
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only deals of these regions; all when absent.
-- $segments   text[]? Only deals of these segments; all when absent.
--
-- value       money Amount of the deals created in the period.
-- base_value  money Amount of the deals created in the days compared with.
with deals as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

totals as (
    select
        cast(
            sum(case when created_date >= $from and created_date < $to then amount else 0 end) as decimal(18, 2)
        ) as value,
        cast(
            sum(case when created_date >= $base_from and created_date < $base_to then amount else 0 end) as decimal(
                18, 2
            )
        ) as base_value
    from deals
)

select * from totals
