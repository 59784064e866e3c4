-- What share of leads is answered within the agreed time?
--
-- Of the leads that are answered or past the agreed business hours. A lead without an answer counts as not answered in
-- time; leads still within the agreed time are left out.
--
-- grain: value
-- rows: handoff/lead_rows
-- trend: handoff/answered_in_time_by_week
-- side: sales
-- better: higher
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day of the days compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only these regions; all when absent.
-- $segments   text[]? Only these segments; all when absent.
-- $channels   text[]? Only these channels; all when absent.
--
-- value       percent Leads answered within the agreed business hours, as a share of those due.
-- base_value  percent The same share in the days compared with.
-- sla_hours   hours   Business hours agreed, for most of the leads.
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

settings as (
    select sla_hours from stg_settings
),

rates as (
    select
        count(case when is_now and not is_late then 1 end) / nullif(count(case when is_now then 1 end), 0) as value,
        count(case when is_base and not is_late then 1 end)
        / nullif(count(case when is_base then 1 end), 0) as base_value,
        mode(case when is_now then sla_hours end order by sla_hours) as sla_hours
    from leads
    where response_hours is not null or is_late
),

told as (
    select
        rates.value,
        rates.base_value,
        coalesce(rates.sla_hours, settings.sla_hours) as sla_hours
    from rates
    cross join settings
)

select * from told
