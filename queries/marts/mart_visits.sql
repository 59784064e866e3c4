-- How often a way that stands at one channel or campaign comes to another, by a Markov chain of order 1.
--
-- Exact: I - Q, with Q the chances from step to step, is inverted by sweeping one state after another.
--
-- grain: milestone, earner, from_name, to_name
--
-- milestone  text   Milestone: created or won.
-- earner     text   channel or campaign.
-- from_name  text   Channel or campaign where the way stands; this visit counts.
-- to_name    text   Channel or campaign it comes to.
-- visits     ratio  Visits to it on average, until the way ends.
with recursive transitions as (
    select
        *,
        (conversions + nulls) / sum(conversions + nulls) over (partition by milestone, earner, from_name) as chance
    from mart_transitions
),

states as (
    select
        milestone,
        earner,
        to_name as name,
        row_number() over (partition by milestone, earner order by to_name) as place
    from transitions
    where to_name is not null
    group by milestone, earner, to_name
),

cells as (
    select
        origins.milestone,
        origins.earner,
        origins.place,
        ends.place as to_place,
        case when origins.place = ends.place then 1e0 else 0e0 end - coalesce(transitions.chance, 0e0) as value
    from states as origins
    inner join states as ends on origins.milestone = ends.milestone and origins.earner = ends.earner
    left join transitions
        on
            origins.milestone = transitions.milestone
            and origins.earner = transitions.earner
            and origins.name = transitions.from_name
            and ends.name = transitions.to_name
),

sweep as (
    select
        milestone,
        earner,
        place,
        0 as step,
        list(value order by to_place) as cells
    from cells
    group by milestone, earner, place
    union all
    select
        sweep.milestone,
        sweep.earner,
        sweep.place,
        sweep.step + 1 as step,
        [
            case
                when sweep.place = turn.place and column_place = turn.place then 1 / cell
                when sweep.place = turn.place then cell / turn.cells[turn.place]
                when column_place = turn.place then -cell / turn.cells[turn.place]
                else cell - sweep.cells[turn.place] * turn.cells[column_place] / turn.cells[turn.place]
            end
            for cell, column_place in sweep.cells
        ] as cells
    from sweep
    inner join sweep as turn
        on
            sweep.milestone = turn.milestone
            and sweep.earner = turn.earner
            and sweep.step + 1 = turn.place
),

inverse as (
    select
        milestone,
        earner,
        place,
        unnest(cells) as visits,
        generate_subscripts(cells, 1) as to_place
    from sweep
    where step = len(cells)
),

visited as (
    select
        inverse.milestone,
        inverse.earner,
        origins.name as from_name,
        ends.name as to_name,
        inverse.visits
    from inverse
    inner join states as origins using (milestone, earner, place)
    inner join states as ends
        on
            inverse.milestone = ends.milestone
            and inverse.earner = ends.earner
            and inverse.to_place = ends.place
)

select * from visited
