-- Which deals entered or left a stage in the period?
--
-- One row for each stay of a deal in a stage that began or ended in the period.
--
-- grain: opportunity_id, span
-- side: both
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name.
-- owner             text  Person in sales who owns it.
-- region            text  Its region.
-- segment           text  Its segment.
-- span              count Place of the stage in the deal's own history, from 1.
-- stage             text  The stage.
-- entered_date      date  Day it entered the stage.
-- left_date         date  Day it left; empty while it stands there.
-- next_stage        text  Stage it went to.
-- days              days  Days it stayed.
-- has_entered       flag  Whether it entered in the period.
-- has_left          flag  Whether it left in the period.
-- goes_on           flag  Whether it moved on to a later stage or was won.
-- source_file       text  File the deal came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
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

deals as (
    select * from mart_deals
),

batches as (
    select * from stg_batches
),

listed as (
    select
        placed.opportunity_id,
        deals.opportunity_name,
        deals.owner,
        placed.region,
        placed.segment,
        placed.span,
        placed.stage,
        placed.entered_date,
        placed.left_date,
        placed.next_stage,
        placed.days,
        placed.has_entered,
        placed.has_left,
        placed.goes_on,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from placed
    inner join deals on placed.opportunity_id = deals.opportunity_id
    left join batches on deals.batch_id = batches.batch_id
    where not placed.is_lost_stage and (placed.has_entered or placed.has_left)
)

select * from listed
order by entered_date desc, opportunity_id asc, span asc
