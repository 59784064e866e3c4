-- How many deals move on from each stage?
--
-- Moves in the period. Of the deals that left a stage, those that moved on went to a later stage or were won; the
-- others were lost or went back. Deals still in the stage are not judged yet. Stages of one name in several
-- pipelines are added up.
--
-- grain: stage
-- rows: pipeline/stage_rows
-- side: both
-- better: higher
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- stage        text    Stage, in the order deals go through them; the stage of lost deals is left out.
-- entered      count   Times a deal entered the stage in the period.
-- departed     count   Times a deal left it in the period.
-- advanced     count   Of these, those that moved on.
-- conversion   percent Moved on, of those that left.
-- median_days  days    Median days in the stage of those that left.
with stages as (
    select * from mart_stages
),

spans as (
    select
        *,
        entered_date >= $from and entered_date < $to as has_entered,
        coalesce(left_date >= $from and left_date < $to, false) as has_left
    from mart_stage_spans
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

placed as (
    select
        spans.*,
        here.stage_order,
        here.is_lost_stage,
        coalesce(onward.stage_order > here.stage_order and not onward.is_lost_stage, false) as goes_on
    from spans
    inner join stages as here
        on
            spans.stage = here.stage
            and spans.pipeline = here.pipeline
    left join stages as onward
        on
            spans.next_stage = onward.stage
            and spans.pipeline = onward.pipeline
),

counted as (
    select
        stage,
        min(stage_order) as place,
        count(*) filter (where has_entered) as entered,
        count(*) filter (where has_left) as departed,
        count(*) filter (where has_left and goes_on) as advanced,
        median(days) filter (where has_left) as median_days
    from placed
    where not is_lost_stage and (has_entered or has_left)
    group by stage
),

in_order as (
    select
        stage,
        entered,
        departed,
        advanced,
        advanced / nullif(departed, 0) as conversion,
        median_days
    from counted
    order by place, stage
)

select * from in_order
