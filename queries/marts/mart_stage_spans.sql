-- How long each deal stood in each stage.
--
-- grain: opportunity_id, span
--
-- opportunity_id  text   The deal.
-- span            count  First, second, third stage… of the deal.
-- stage           text   The stage.
-- entered_date    date   Day it entered; empty where the deal was only first seen in it.
-- left_date       date   Day it left; empty while it is still there.
-- next_stage      text   Stage it went to.
-- days            days   Days in the stage, up to the as-of date while still there; empty where the entry is unknown.
-- is_current      flag   Whether it stands there still.
-- is_outcome      flag   Whether it is the stage in which the deal closed.
-- pipeline        text   Pipeline of the deal.
-- region          text   Region of the deal.
-- segment         text   Segment of the deal.
-- lead_source     text   Lead source of the deal.
-- is_won          flag   Whether the deal was won.
-- is_lost         flag   Whether the deal was lost.
-- created_date    date   Day the deal was created.
-- amount          money  Amount of the deal.
with entries as (
    select * from mart_stage_entries
),

deals as (
    select * from mart_deals
),

clock as (
    select * from stg_as_of
),

spans as (
    select
        opportunity_id,
        span,
        stage,
        entered_date,
        lead(seen_date) over in_order as left_date,
        lead(stage) over in_order as next_stage,
        is_outcome
    from entries
    window in_order as (partition by opportunity_id order by span)
),

described as (
    select
        spans.opportunity_id,
        spans.span,
        spans.stage,
        spans.entered_date,
        spans.left_date,
        spans.next_stage,
        case
            when spans.is_outcome or spans.entered_date is null then null
            else greatest(coalesce(spans.left_date, clock.as_of) - spans.entered_date, 0)
        end as days,
        spans.next_stage is null as is_current,
        spans.is_outcome,
        deals.pipeline,
        deals.region,
        deals.segment,
        deals.lead_source,
        deals.is_won,
        deals.is_lost,
        deals.created_date,
        deals.amount
    from spans
    inner join deals on spans.opportunity_id = deals.opportunity_id
    cross join clock
)

select * from described
