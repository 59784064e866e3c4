-- Each deal's way through each stage it ever stood in, whatever it skipped and however often it came back.
--
-- A deal counts once for each stage, from the day it first entered it. It has advanced on the day it first stood in a
-- later stage or was won, by its pipeline's own order of stages; going back and coming again is part of the way. It is
-- out on the day it was lost without having advanced. Otherwise it is still deciding.
--
-- grain: opportunity_id, stage
--
-- opportunity_id  text   The deal.
-- pipeline        text   Its pipeline.
-- stage           text   The stage.
-- stage_order     count  Place of the stage in the pipeline.
-- region          text   Region of the deal.
-- segment         text   Segment of the deal.
-- lead_source     text   Lead source of the deal.
-- entered_date    date   Day it first entered; empty where it was only first seen there.
-- advanced_date   date   Day it first stood further on; empty where it did not.
-- lost_date       date   Day it was lost without having advanced; empty where it was not.
-- days            days   Days from entering to either, or to the as-of date; empty where the entry is unknown.
with spans as (
    select * from mart_stage_spans
),

stages as (
    select * from mart_stages
),

clock as (
    select * from stg_as_of
),

placed as (
    select
        spans.*,
        stages.stage_order,
        stages.is_lost_stage or (spans.is_outcome and spans.is_lost) as is_end
    from spans
    inner join stages on spans.stage = stages.stage and spans.pipeline = stages.pipeline
),

visits as (
    select
        opportunity_id,
        pipeline,
        stage,
        stage_order,
        min(span) as first_span,
        arg_min(entered_date, span) as entered_date
    from placed
    where not is_end and not is_outcome
    group by opportunity_id, pipeline, stage, stage_order
),

followed as (
    select
        visits.opportunity_id,
        visits.pipeline,
        visits.stage,
        visits.stage_order,
        visits.entered_date,
        min(later.entered_date) filter (
            where not later.is_end and (later.stage_order > visits.stage_order or (later.is_outcome and later.is_won))
        ) as advanced_date,
        min(later.entered_date) filter (where later.is_end and later.is_outcome) as ended_date
    from visits
    inner join placed as later
        on visits.opportunity_id = later.opportunity_id and visits.first_span <= later.span
    group by visits.opportunity_id, visits.pipeline, visits.stage, visits.stage_order, visits.entered_date
),

deals as (
    select * from mart_deals
),

described as (
    select
        followed.opportunity_id,
        followed.pipeline,
        followed.stage,
        followed.stage_order,
        deals.region,
        deals.segment,
        deals.lead_source,
        followed.entered_date,
        followed.advanced_date,
        case when followed.advanced_date is null then followed.ended_date end as lost_date,
        greatest(
            coalesce(followed.advanced_date, followed.ended_date, clock.as_of) - followed.entered_date, 0
        ) as days
    from followed
    inner join deals on followed.opportunity_id = deals.opportunity_id
    cross join clock
)

select * from described
