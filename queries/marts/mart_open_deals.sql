-- Open deals, with how long deals like them stayed in the stage they stand in.
--
-- A deal is stalled when it has stood in its stage for longer than nine in ten won deals of that stage and segment
-- did. Where fewer than ten won deals of the segment passed the stage, all segments together are the measure; where
-- there are still fewer than ten, nothing is said.
--
-- grain: opportunity_id
--
-- opportunity_id      text  The deal.
-- opportunity_name    text  Its name.
-- account_name        text  Company it is with.
-- owner               text  Person in sales who owns it.
-- region              text  Its region.
-- segment             text  Its segment.
-- lead_source         text  Where it came from, in the CRM's words.
-- stage               text  Stage it stands in.
-- stage_order         count Place of the stage; later stages have larger numbers.
-- created_date        date  Day it was created; empty for a prospect not yet engaged.
-- close_date          date  Day it is expected to close.
-- amount              money What it is worth, in the reporting currency.
-- age_days            days  Days since it was created.
-- days_in_stage       days  Days since it entered its stage; empty where that day is not known.
-- usual_days          days  Days within which nine in ten won deals left the stage.
-- is_stalled          flag  Whether it has stood longer than that; empty where that cannot be said.
-- last_activity_date  date  Day anybody last worked on it.
-- next_step           text  What the rep will do next.
-- batch_id            text  Load its row came with.
-- line                count Line of the file.
with deals as (
    select * from mart_deals
    where is_open
),

stages as (
    select * from mart_stages
),

won_spans as (
    select * from mart_stage_spans
    where is_won and left_date is not null
),

by_segment as (
    select
        pipeline,
        stage,
        segment,
        quantile_cont(days, 0.9) as usual_days
    from won_spans
    group by pipeline, stage, segment
    having count(*) >= 10
),

by_stage as (
    select
        pipeline,
        stage,
        quantile_cont(days, 0.9) as usual_days
    from won_spans
    group by pipeline, stage
    having count(*) >= 10
),

measured as (
    select
        deals.*,
        stages.stage_order,
        coalesce(by_segment.usual_days, by_stage.usual_days) as usual_days
    from deals
    left join stages
        on
            deals.stage = stages.stage
            and deals.pipeline = stages.pipeline
    left join by_segment
        on
            deals.stage = by_segment.stage
            and deals.pipeline = by_segment.pipeline
            and deals.segment = by_segment.segment
    left join by_stage
        on
            deals.stage = by_stage.stage
            and deals.pipeline = by_stage.pipeline
),

judged as (
    select
        opportunity_id,
        opportunity_name,
        account_name,
        owner,
        region,
        segment,
        lead_source,
        stage,
        stage_order,
        created_date,
        close_date,
        amount,
        age_days,
        days_in_stage,
        usual_days,
        days_in_stage > usual_days as is_stalled,
        last_activity_date,
        next_step,
        batch_id,
        line
    from measured
)

select * from judged
