-- Draws of the forecasts that are shown: what a period may land at, in each region and segment.
--
-- Region and segment are empty text where a past period is told as a whole. Totals are sums of the parts of one draw;
-- each stands three times, in the total, in its region and in its segment.
--
-- grain: level, kind, day, to_date, region, segment, source, draw
--
-- level       text  Where it is counted: all, region or segment.
-- part        text  All, or which region or segment.
-- kind        text  Which forecast.
-- is_current  flag  Whether it was made from what is known now.
-- from_date   date  First day of the period that is forecast.
-- last_date   date  First day after it.
-- day         date  Day it is told on: what happened before is known.
-- to_date     date  First day after the period told; an earlier one where it is a past quarter.
-- region      text  Region.
-- segment     text  Segment.
-- source      text  won, open, new or both: before the day, from deals open on it, from later ones, from either.
-- draw        count Number of the draw.
-- amount      ratio Won in it, in the reporting currency.
with used as (
    select * from stg_study_use
),

drawn as (
    select
        used.kind,
        used.is_current,
        used.from_date,
        used.to_date as last_date,
        draws.day,
        draws.to_date,
        draws.region,
        draws.segment,
        draws.part as source,
        generate_subscripts(draws.draws, 1) as draw,
        unnest(draws.draws) as amount
    from used
    inner join study_draws as draws on used.run_id = draws.run_id
),

levels as (
    select * from stg_levels
),

levelled as (
    select
        levels.level,
        case levels.level when 'region' then drawn.region when 'segment' then drawn.segment else 'All' end as part,
        drawn.*
    from drawn
    cross join levels
)

select * from levelled
