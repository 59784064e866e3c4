-- What share of each channel's leads is accepted?
--
-- SAL / (SAL + rejected) of the leads handed over in the period; those not judged yet are counted beside it.
--
-- grain: channel
-- rows: handoff/lead_rows
-- side: marketing
-- better: higher
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- channel     text    Channel that brought the leads.
-- leads       count   Leads handed over.
-- accepted    count   Leads accepted by sales.
-- rejected    count   Leads rejected by sales.
-- not_judged  count   Leads neither accepted nor rejected yet.
-- acceptance  percent Accepted, as a share of those judged.
with leads as (
    select *
    from mart_leads
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
        and hand_over_date >= $from
        and hand_over_date < $to
),

counted as (
    select
        channel,
        count(*) as leads,
        count(case when is_accepted then 1 end) as accepted,
        count(case when is_rejected then 1 end) as rejected,
        count(case when is_accepted or is_rejected then 1 end) as judged
    from leads
    group by channel
),

rated as (
    select
        channel,
        leads,
        accepted,
        rejected,
        leads - judged as not_judged,
        accepted / nullif(judged, 0) as acceptance
    from counted
)

select * from rated
order by leads desc, channel asc
