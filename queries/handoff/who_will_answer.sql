-- Who will answer the leads of the next six weeks, and in time?
--
-- The leads of the last 13 weeks carried on, and those of campaigns that start, at the speed at which each region's
-- desk answered in those 13 weeks. A desk that never answered as many in a week as will come is called stretched.
--
-- grain: region
-- side: sales
-- $regions  text[]? Only these regions; all when absent.
--
-- region        text    Region of the leads.
-- desk          text    Who answers most of its leads.
-- people        count   People with leads to answer there.
-- expected      count   Leads to expect in six weeks.
-- coming        count   Of these, from campaigns that start in them.
-- median_hours  hours   Business hours within which half are answered today; empty where fewer are.
-- in_time       percent Share answered within the agreed time today.
-- late          count   Leads that would be answered late, or not, at today's speed.
-- state         text    mostly late, stretched, mostly in time, or unknown without a past.
with weeks as (
    select
        *,
        usual + coming as expected,
        in_time / nullif(due, 0) as share
    from mart_next_weeks
    where $regions is null or list_contains($regions, region)
),

told as (
    select
        region,
        desk,
        people,
        cast(round(expected) as bigint) as expected,
        cast(round(coming) as bigint) as coming,
        median_hours,
        share as in_time,
        cast(round(expected * (1 - share)) as bigint) as late,
        case
            when share is null then 'unknown'
            when share < 0.5 then 'mostly late'
            when expected / 6 > busiest then 'stretched'
            else 'mostly in time'
        end as state
    from weeks
)

select * from told
order by late desc nulls last, region asc
