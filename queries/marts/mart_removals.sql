-- What share of the conversions would be lost without a channel or campaign, by a Markov chain of order 1.
--
-- Without it the ways through it lead nowhere, so its removal effect is P(a way visits it) x P(it converts from there)
-- / P(a way converts), all exact. Sums run in the order of the names: the same data give the same digits.
--
-- grain: milestone, earner, name
--
-- milestone       text   Milestone: created or won.
-- earner          text   channel or campaign.
-- name            text   The channel or campaign.
-- conversion      ratio  Share of all ways that lead to the milestone.
-- removal_effect  ratio  Share of the conversions lost without it, from 0 to 1.
with transitions as (
    select
        *,
        conversions + nulls as ways,
        sum(conversions + nulls) over (partition by milestone, earner, from_name) as all_ways
    from mart_transitions
),

visits as (
    select * from mart_visits
),

starts as (
    select
        milestone,
        earner,
        to_name as name,
        ways / all_ways as chance
    from transitions
    where from_name is null
),

ends as (
    select
        milestone,
        earner,
        from_name as name,
        conversions / all_ways as chance
    from transitions
    where to_name is null
),

reached as (
    select
        visits.milestone,
        visits.earner,
        visits.to_name as name,
        sum(starts.chance * visits.visits order by visits.from_name) as visits,
        max(case when visits.from_name = visits.to_name then visits.visits end) as own_visits
    from visits
    left join starts
        on
            visits.milestone = starts.milestone
            and visits.earner = starts.earner
            and visits.from_name = starts.name
    group by visits.milestone, visits.earner, visits.to_name
),

converted as (
    select
        visits.milestone,
        visits.earner,
        visits.from_name as name,
        sum(visits.visits * ends.chance order by visits.to_name) as chance
    from visits
    inner join ends
        on
            visits.milestone = ends.milestone
            and visits.earner = ends.earner
            and visits.to_name = ends.name
    group by visits.milestone, visits.earner, visits.from_name
),

all_converted as (
    select
        starts.milestone,
        starts.earner,
        sum(starts.chance * converted.chance order by starts.name) as chance
    from starts
    inner join converted
        on starts.milestone = converted.milestone and starts.earner = converted.earner and starts.name = converted.name
    group by starts.milestone, starts.earner
),

removed as (
    select
        reached.milestone,
        reached.earner,
        reached.name,
        all_converted.chance as conversion,
        reached.visits / reached.own_visits * coalesce(converted.chance, 0) / nullif(all_converted.chance, 0)
            as removal_effect
    from reached
    inner join all_converted on reached.milestone = all_converted.milestone and reached.earner = all_converted.earner
    left join converted
        on
            reached.milestone = converted.milestone
            and reached.earner = converted.earner
            and reached.name = converted.name
)

select * from removed
