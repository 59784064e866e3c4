-- Where do leads wait longer for sales than elsewhere?
--
-- Leads handed over in the period, by region and segment, in business hours to the first answer. A lead that nobody
-- has answered counts as longer than any. Slower is said where 15 leads or more were handed over and their median is
-- three times that of all leads, or more.
--
-- grain: region, segment
-- rows: handoff/lead_rows
-- side: sales
-- better: lower
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- region        text  Region of the leads.
-- segment       text  Segment of the leads.
-- leads         count Leads handed over.
-- median_hours  hours Half of them were answered within this; empty where half are not answered.
-- usual_hours   hours The same for all leads.
-- is_slower     flag  Whether they wait three times as long or more.
with leads as (
    select
        coalesce(region, 'Unknown') as region,
        coalesce(segment, 'Unknown') as segment,
        coalesce(response_hours, 1e9) as hours,
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment)) as is_chosen
    from mart_leads
    where hand_over_date >= $from and hand_over_date < $to and (response_hours is not null or is_late)
),

everywhere as (
    select median(hours) as usual_hours
    from leads
),

counted as (
    select
        region,
        segment,
        count(*) as leads,
        median(hours) as median_hours
    from leads
    where is_chosen
    group by region, segment
),

compared as (
    select
        counted.region,
        counted.segment,
        counted.leads,
        case when counted.median_hours < 1e8 then counted.median_hours end as median_hours,
        case when everywhere.usual_hours < 1e8 then everywhere.usual_hours end as usual_hours,
        counted.leads >= 15 and counted.median_hours >= 3 * everywhere.usual_hours as is_slower
    from counted
    cross join everywhere
)

select * from compared
order by is_slower desc, coalesce(median_hours, 1e9) desc, region asc, segment asc
