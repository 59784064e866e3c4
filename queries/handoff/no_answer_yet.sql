-- How many leads have no answer yet?
--
-- Leads of the period past the agreed business hours without a first response on the page's day.
--
-- grain: value
-- rows: handoff/lead_rows
-- trend: handoff/no_answer_yet_by_week
-- side: sales
-- better: lower
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day of the days compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only these regions; all when absent.
-- $segments   text[]? Only these segments; all when absent.
-- $channels   text[]? Only these channels; all when absent.
--
-- value       count Leads past the agreed time without a response.
-- base_value  count The same, of those handed over in the days compared with.
-- leads       count Leads handed over in the period.
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
        count(case when is_now and is_untouched then 1 end) as value,
        count(case when is_base and is_untouched then 1 end) as base_value,
        count(case when is_now then 1 end) as leads
    from leads
)

select * from counted
