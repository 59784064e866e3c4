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

chosen as (
    select
        row_id,
        batch_id,
        line,
        period_start,
        period_end,
        metric,
        value,
        team,
        segment,
        region
    from targets
)

select * from chosen
