-- How does each side keep its half of the hand-over?
--
-- Every line is a share of what was due, so that both sides stand on one scale. Volume is measured against the target
-- for the same days, spread evenly over each quarter.
--
-- grain: side, measure
-- rows: handoff/lead_rows
-- side: both
-- better: higher
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day of the days compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only these regions; all when absent.
-- $segments   text[]? Only these segments; all when absent.
-- $channels   text[]? Only these channels; all when absent.
--
-- side        text    Side that promises it.
-- measure     text    What is promised.
-- met         count   Leads for which it was kept.
-- out_of      count   Leads for which it was due, or the number promised.
-- value       percent Kept, as a share of what was due.
-- base_value  percent Kept in the days compared with.
with targets as (
    select
        quarter_start_date,
        value,
        rank() over (partition by quarter_start_date order by metric desc, detail asc) as choice
    from mart_targets
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and $channels is null
        and metric in ('leads', 'mqls')
),

daily as (
    select
        calendar.date,
        targets.value / (calendar.quarter_end_date - calendar.quarter_start_date) as leads
    from targets
    inner join mart_calendar as calendar on targets.quarter_start_date = calendar.quarter_start_date
    where targets.choice = 1
),

promised as (
    select
        cast(round(sum(leads) filter (where date >= $from and date < $to)) as bigint) as leads,
        cast(round(sum(leads) filter (where date >= $base_from and date < $base_to)) as bigint) as base_leads
    from daily
),

handed_over as (
    select
        count(case when hand_over_date >= $from and hand_over_date < $to then 1 end) as leads,
        count(case when hand_over_date >= $base_from and hand_over_date < $base_to then 1 end) as base_leads
    from mart_leads
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
),

kept as (
    select
        side,
        place,
        measure,
        count(case when hand_over_date >= $from and hand_over_date < $to and is_kept then 1 end) as met,
        count(case when hand_over_date >= $from and hand_over_date < $to then 1 end) as out_of,
        count(case when hand_over_date >= $base_from and hand_over_date < $base_to and is_kept then 1 end) as base_met,
        count(case when hand_over_date >= $base_from and hand_over_date < $base_to then 1 end) as base_out_of
    from mart_promises
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
    group by side, place, measure
    union all
    select
        'marketing' as side,
        1 as place,
        'Handed over, of those promised for these days' as measure,
        handed_over.leads as met,
        promised.leads as out_of,
        handed_over.base_leads as base_met,
        promised.base_leads as base_out_of
    from handed_over
    cross join promised
),

scored as (
    select
        place,
        side,
        measure,
        met,
        out_of,
        met / nullif(out_of, 0) as value,
        base_met / nullif(base_out_of, 0) as base_value
    from kept
    where met > 0 or out_of > 0
)

select
    side,
    measure,
    met,
    out_of,
    value,
    base_value
from scored
order by place
