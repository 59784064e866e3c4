-- Draws of the studies that are shown, by region and week: the pipeline that media brought.
--
-- grain: kind, region, week_start_date, draw
--
-- kind             text  Which study.
-- region           text  Region; All where regions are not told apart.
-- week_start_date  date  Monday of the week.
-- draw             count Number of the draw; equal numbers belong together.
-- pipeline         ratio Pipeline that would not exist without media.
with used as (
    select * from stg_study_use
),

draws as (
    select
        used.kind,
        weeks.region,
        weeks.week_start_date,
        unnest(range(1, len(weeks.pipeline) + 1)) as draw,
        unnest(weeks.pipeline) as pipeline
    from used
    inner join study_weeks as weeks on used.run_id = weeks.run_id
),

widened as (
    select
        kind,
        region,
        week_start_date,
        draw,
        cast(pipeline as double) as pipeline
    from draws
)

select * from widened
