-- How many deals left each stage and week, and how many of them went on?
--
-- Weeks are counted back from the day we stand on, over three years. A deal has gone on once it stood further
-- on or was won, and is out once it was lost. Money is what a deal comes to that gets past the stage: the won amount of
-- those that did and have closed, shared out over them, by segment.
--
-- grain: stage, region, segment, lead_source, weeks_ago
-- side: both
--
-- stage        text  Stage.
-- region       text  Region.
-- segment      text  Segment.
-- lead_source  text  Source the CRM names.
-- weeks_ago    count Full weeks since then.
-- hits         count Deals that went on.
-- tries        count Deals that went on or were lost.
-- amount       money What they come to once past the stage.
with clock as (
    select * from stg_as_of
),

visits as (
    select * from mart_stage_visits
),

deals as (
    select * from mart_deals
),

facts as (
    select
        visits.stage,
        visits.region,
        visits.segment,
        visits.lead_source,
        visits.advanced_date,
        coalesce(visits.advanced_date, visits.lost_date) as decided_date,
        avg(case when visits.advanced_date is not null and deals.is_closed then if(deals.is_won, deals.amount, 0) end)
            over (partition by visits.stage, visits.segment)
            as worth
    from visits
    inner join deals on visits.opportunity_id = deals.opportunity_id
),

dated as (
    select
        facts.*,
        (clock.as_of - 1 - facts.decided_date) // 7 as weeks_ago
    from facts
    cross join clock
    where facts.decided_date is not null
),

by_week as (
    select
        stage,
        region,
        segment,
        lead_source,
        weeks_ago,
        count(*) filter (where advanced_date is not null) as hits,
        count(*) as tries,
        cast(coalesce(sum(worth), 0) as decimal(18, 2)) as amount
    from dated
    where weeks_ago between 0 and 155
    group by stage, region, segment, lead_source, weeks_ago
)

select * from by_week
order by stage, region, segment, lead_source, weeks_ago
