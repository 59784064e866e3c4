-- What was to be reached, by period and metric.
--
-- Targets are plans, so the as-of date leaves none of them out.
--
-- grain: row_id
--
-- row_id        count  Row of the target.
-- batch_id      text   Load it came with.
-- line          count  Line of the file.
-- period_start  date   First day of the period.
-- period_end    date   Last day of the period, as the file gives it.
-- metric        text   What is to be reached, such as won_amount.
-- value         ratio  How much of it.
-- team          text   Team it holds for; all where empty.
-- segment       text   Segment it holds for; all where empty.
-- region        text   Region it holds for; all where empty.
with targets as (
    select * from live_targets
),

aliases as (
    select * from mart_aliases
    where table_name = 'targets'
),

chosen as (
    select
        targets.row_id,
        targets.batch_id,
        targets.line,
        targets.period_start,
        targets.period_end,
        targets.metric,
        targets.value,
        coalesce(teams.our_value, targets.team) as team,
        coalesce(segments.our_value, targets.segment) as segment,
        coalesce(regions.our_value, targets.region) as region
    from targets
    left join aliases as teams
        on
            regexp_replace(lower(trim(targets.team)), '\s+', ' ', 'g') = teams.their_key
            and teams.column_name = 'team'
    left join aliases as segments
        on
            regexp_replace(lower(trim(targets.segment)), '\s+', ' ', 'g') = segments.their_key
            and segments.column_name = 'segment'
    left join aliases as regions
        on
            regexp_replace(lower(trim(targets.region)), '\s+', ' ', 'g') = regions.their_key
            and regions.column_name = 'region'
)

select * from chosen
