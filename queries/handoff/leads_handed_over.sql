-- How many leads did marketing hand over?
--
-- A lead counts by the day it reached the agreed threshold, else the day it came in.
--
-- grain: value
-- rows: handoff/lead_rows
-- trend: handoff/leads_handed_over_by_week
-- side: marketing
-- better: higher
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day of the days compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only these regions; all when absent.
-- $segments   text[]? Only these segments; all when absent.
-- $channels   text[]? Only these channels; all when absent.
--
-- value       count Leads handed over in the period.
-- base_value  count Leads handed over in the days compared with.
with leads as (
    select
        *,
        hand_over_date >= $from and hand_over_date < $to as is_now,
        hand_over_date >= $base_from and hand_over_date < $base_to as is_base
    from mart_leads
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
),

counted as (
    select
        count(case when is_now then 1 end) as value,
        count(case when is_base then 1 end) as base_value
    from leads
)

select * from counted
