-- How long did deals stand in each stage?
--
-- Weeks are counted back from the day we stand on, over three years. Logarithms of days, so that one deal
-- that stood for a year counts no more than it should.
--
-- grain: stage, region, segment, weeks_ago
-- side: sales
--
-- stage        text  Stage.
-- region       text  Region.
-- segment      text  Segment.
-- weeks_ago    count Full weeks since then.
-- hits         ratio Sum of the logarithms of the days they stood there.
-- tries        count Deals that left the stage.
-- squares      ratio Sum of their squares.
-- amount       money What they were worth.
with clock as (
    select * from stg_as_of
),

spans as (
    select * from mart_stage_spans
),

facts as (
    select
        stage,
        region,
        segment,
        left_date,
        amount,
        ln(days + 1) as log_days
    from spans
),

dated as (
    select
        facts.*,
        (clock.as_of - 1 - facts.left_date) // 7 as weeks_ago
    from facts
    cross join clock
    where facts.left_date is not null and facts.log_days is not null
),

by_week as (
    select
        stage,
        region,
        segment,
        weeks_ago,
        sum(log_days) as hits,
        count(*) as tries,
        sum(log_days * log_days) as squares,
        cast(coalesce(sum(amount), 0) as decimal(18, 2)) as amount
    from dated
    where weeks_ago between 0 and 155
    group by stage, region, segment, weeks_ago
)

select * from by_week
order by stage, region, segment, weeks_ago
