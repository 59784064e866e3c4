-- What share of the leads that sales judged did it accept?
--
-- SAL / (SAL + rejected) of the leads handed over in the period. Leads not judged yet are left out of the share and
-- counted beside it.
--
-- grain: value
-- rows: handoff/lead_rows
-- trend: handoff/acceptance_by_week
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
-- value       percent Accepted leads, as a share of those accepted or rejected.
-- base_value  percent The same share in the days compared with.
-- not_judged  count   Leads of the period neither accepted nor rejected yet.
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

rates as (
    select
        count(case when is_now and is_accepted then 1 end)
        / nullif(count(case when is_now and (is_accepted or is_rejected) then 1 end), 0) as value,
        count(case when is_base and is_accepted then 1 end)
        / nullif(count(case when is_base and (is_accepted or is_rejected) then 1 end), 0) as base_value,
        count(case when is_now and not is_accepted and not is_rejected then 1 end) as not_judged
    from leads
)

select * from rates
