-- The stages of each pipeline, in the order in which deals pass them.
--
-- The order is learnt: a stage stands where deals enter it in the median, stages entered equally early by how old
-- deals then are. Won and lost come last.
--
-- grain: pipeline, stage
--
-- pipeline       text   Pipeline.
-- stage          text   Stage.
-- stage_order    count  Place in the pipeline, from 1.
-- is_won_stage   flag   Whether deals in it are won.
-- is_lost_stage  flag   Whether deals in it are lost.
with entries as (
    select * from mart_stage_entries
),

deals as (
    select * from mart_deals
),

passed as (
    select
        deals.pipeline,
        entries.stage,
        entries.opportunity_id,
        min(entries.span) as place,
        min(entries.seen_date - deals.created_date) as age,
        max(case when entries.is_outcome and deals.is_won then 1 else 0 end) as is_won,
        max(case when entries.is_outcome and deals.is_lost then 1 else 0 end) as is_lost
    from entries
    inner join deals on entries.opportunity_id = deals.opportunity_id
    group by deals.pipeline, entries.stage, entries.opportunity_id
),

standing as (
    select
        pipeline,
        stage,
        opportunity_id,
        1 as place,
        age_days as age,
        0 as is_won,
        0 as is_lost
    from deals
    where is_open and stage <> 'Unknown' and opportunity_id not in (select entries.opportunity_id from entries)
),

both_kinds as (
    select * from passed
    union all
    select * from standing
),

ranked as (
    select
        *,
        row_number() over (partition by pipeline, stage order by place, opportunity_id) as place_rank,
        count(*) over (partition by pipeline, stage) as deal_count
    from both_kinds
),

by_stage as (
    select
        pipeline,
        stage,
        avg(case when place_rank in ((deal_count + 1) // 2, deal_count // 2 + 1) then place end) as median_place,
        avg(age) as mean_age,
        sum(is_won) * 2 > count(*) as is_won_stage,
        sum(is_lost) * 2 > count(*) as is_lost_stage
    from ranked
    group by pipeline, stage
),

ordered as (
    select
        pipeline,
        stage,
        row_number() over (
            partition by pipeline
            order by is_lost_stage, is_won_stage, median_place, mean_age nulls first, stage
        ) as stage_order,
        is_won_stage,
        is_lost_stage
    from by_stage
)

select * from ordered
