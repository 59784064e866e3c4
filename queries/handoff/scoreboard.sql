-- How does each side keep its half of the hand-over?
--
-- Every line is a share of what was due, so that both sides stand on one scale. Volume is measured against the target
-- for the same days, spread evenly over each quarter. Agreed is the share both sides signed, where they did.
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
-- agreed      percent Share both sides agreed on; empty where they agreed on none.
-- state       text    kept or short of the share agreed; empty where none is.
with targets as (
    select
        *,
        rank() over (partition by quarter_start_date order by metric desc, detail asc) as choice,
        least($to, quarter_end_date) - greatest($from, quarter_start_date) as days,
        least($base_to, quarter_end_date) - greatest($base_from, quarter_start_date) as base_days
    from mart_promised_leads
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and $channels is null
),

promised as (
    select
        cast(round(sum(leads_a_day * days) filter (where days > 0)) as bigint) as leads,
        cast(round(sum(leads_a_day * base_days) filter (where base_days > 0)) as bigint) as base_leads
    from targets
    where choice = 1
),

terms as (
    select
        promise,
        cast(arg_max(value, valid_from) as double) as agreed
    from stg_sla
    where is_agreed and measured_in = 'ratio' and valid_from < $to and region is null and segment is null
    group by promise
),

kept as (
    select
        side,
        place,
        promise,
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
    group by side, place, promise, measure
),

counted as (
    select * from kept
    union all
    select
        'marketing' as side,
        1 as place,
        'volume' as promise,
        'Handed over, of those promised for these days' as measure,
        coalesce(kept.out_of, 0) as met,
        promised.leads as out_of,
        coalesce(kept.base_out_of, 0) as base_met,
        promised.base_leads as base_out_of
    from promised
    left join kept on kept.promise = 'fit'
),

scored as (
    select
        counted.place,
        counted.side,
        counted.measure,
        counted.met,
        counted.out_of,
        counted.met / nullif(counted.out_of, 0) as value,
        counted.base_met / nullif(counted.base_out_of, 0) as base_value,
        terms.agreed
    from counted
    left join terms on counted.promise = terms.promise
    where counted.met > 0 or counted.out_of > 0
)

select
    side,
    measure,
    met,
    out_of,
    value,
    base_value,
    agreed,
    case when agreed is not null then case when value >= agreed then 'kept' else 'short' end end as state
from scored
order by place
