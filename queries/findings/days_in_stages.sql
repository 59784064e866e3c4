-- How many days did deals stand in each stage, and how many left it?
--
-- Weeks are counted back from the day we stand on, over three years. A deal counts in each week for the days it stood
-- in the stage, so that deals still there count too; hits by tries is the chance of leaving on a day.
--
-- grain: stage, region, segment, weeks_ago
-- side: sales
--
-- stage      text  Stage.
-- region     text  Region of the deals.
-- segment    text  Segment of the deals.
-- weeks_ago  count Full weeks since then.
-- hits       count Deals that left the stage.
-- tries      days  Days that deals stood there.
-- amount     money What deals that stood there come to, won or lost, for the share of a quarter that they stood.
with clock as (
    select * from stg_as_of
),

spans as (
    select
        spans.stage,
        spans.region,
        spans.segment,
        avg(case when deals.is_closed then if(deals.is_won, deals.amount, 0) end)
            over (partition by spans.stage, spans.segment)
            as amount,
        clock.as_of - spans.entered_date as entered_ago,
        clock.as_of - coalesce(spans.left_date, clock.as_of) as left_ago,
        spans.left_date is not null as is_left
    from mart_stage_spans as spans
    inner join mart_deals as deals on spans.opportunity_id = deals.opportunity_id
    cross join clock
    where spans.entered_date < clock.as_of and not spans.is_outcome
),

weeks as (
    select
        *,
        unnest(range(left_ago // 7, least(entered_ago // 7, 155) + 1)) as weeks_ago
    from spans
    where entered_ago >= left_ago
),

stood as (
    select
        *,
        greatest(least(entered_ago, weeks_ago * 7 + 7) - greatest(left_ago, weeks_ago * 7), 0) as days,
        is_left and weeks_ago = left_ago // 7 as is_hit
    from weeks
),

by_week as (
    select
        stage,
        region,
        segment,
        weeks_ago,
        count(*) filter (where is_hit) as hits,
        cast(sum(days) as bigint) as tries,
        cast(coalesce(sum(amount * days / 91), 0) as decimal(18, 2)) as amount
    from stood
    group by stage, region, segment, weeks_ago
)

select * from by_week
order by stage, region, segment, weeks_ago
