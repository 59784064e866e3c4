-- How fast are leads answered in each region and segment?
--
-- Counted in business hours from hand-over to first response. Leads without an answer count as longer than any answer;
-- where too many are without, there is no median or p90 yet. Leads still within the agreed time are waiting and stay
-- out of the shares.
--
-- grain: region, segment
-- rows: handoff/lead_rows
-- side: sales
-- better: lower
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- region           text    Region of the leads.
-- segment          text    Segment of the leads.
-- leads            count   Leads handed over.
-- waiting          count   Leads without an answer, still within the agreed time.
-- median_hours     hours   Half of the others were answered within this.
-- p90_hours        hours   Nine in ten of the others were answered within this.
-- answered_in_sla  percent Answered within the agreed time, as a share of the others.
-- never            count   Past the agreed time without an answer.
with leads as (
    select
        coalesce(region, 'Unknown') as region,
        coalesce(segment, 'Unknown') as segment,
        response_hours is not null or is_late as is_due,
        is_late,
        is_untouched,
        coalesce(response_hours, 1e9) as hours
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
        region,
        segment,
        count(*) as leads,
        count(case when is_due then 1 end) as due,
        count(case when is_due and not is_late then 1 end) as in_time,
        count(case when is_untouched then 1 end) as never,
        quantile_cont(hours, 0.5) filter (where is_due) as median_hours,
        quantile_cont(hours, 0.9) filter (where is_due) as p90_hours
    from leads
    group by region, segment
),

rated as (
    select
        region,
        segment,
        leads,
        leads - due as waiting,
        case when median_hours < 1e8 then median_hours end as median_hours,
        case when p90_hours < 1e8 then p90_hours end as p90_hours,
        in_time / nullif(due, 0) as answered_in_sla,
        never
    from counted
)

select * from rated
order by region asc, segment asc
