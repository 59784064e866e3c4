-- How many deals were created?
--
-- A deal counts by the day it was created, whatever became of it since.
--
-- grain: value
-- rows: pipeline/created_rows
-- trend: pipeline/deals_created_by_week
-- side: both
-- better: higher
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day of the days compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only these regions; all when absent.
-- $segments   text[]? Only these segments; all when absent.
--
-- value       count Deals created in the period.
-- base_value  count Deals created in the days compared with.
with created as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

counted as (
    select
        count(case when created_date >= $from and created_date < $to then 1 end) as value,
        count(case when created_date >= $base_from and created_date < $base_to then 1 end) as base_value
    from created
)

select * from counted
