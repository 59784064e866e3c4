-- How long does a lead wait for its first answer?
--
-- Median business hours from hand-over to first response, over the leads that are answered or past the agreed time. A
-- lead without an answer counts as longer than any answer, so where fewer than half are answered there is no median
-- yet. Leads still within the agreed time are left out.
--
-- grain: value
-- rows: handoff/lead_rows
-- trend: handoff/speed_to_lead_by_week
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
-- value       hours Median business hours to the first response.
-- base_value  hours The same in the days compared with.
-- p90_hours   hours Business hours within which nine in ten were answered; empty where fewer were.
-- state       text  nine_in_ten or half where so many are answered, fewer where not, or empty where none is due.
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

waits as (
    select
        is_now,
        is_base,
        coalesce(response_hours, 1e9) as hours
    from leads
    where response_hours is not null or is_late
),

quantiles as (
    select
        quantile_cont(hours, 0.5) filter (where is_now) as median_hours,
        quantile_cont(hours, 0.9) filter (where is_now) as p90_hours,
        quantile_cont(hours, 0.5) filter (where is_base) as base_hours
    from waits
),

told as (
    select
        case when median_hours < 1e8 then median_hours end as value,
        case when base_hours < 1e8 then base_hours end as base_value,
        case when p90_hours < 1e8 then p90_hours end as p90_hours,
        median_hours is not null as is_due
    from quantiles
),

stated as (
    select
        value,
        base_value,
        p90_hours,
        case
            when p90_hours is not null then 'nine_in_ten'
            when value is not null then 'half'
            when is_due then 'fewer'
            else 'empty'
        end as state
    from told
)

select * from stated
