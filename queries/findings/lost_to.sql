-- How many lost deals went to each competitor?
--
-- Weeks are counted back from the day we stand on, over three years. Every lost deal counts once for each
-- competitor, as lost to it or not.
--
-- grain: competitor, region, segment, weeks_ago
-- side: both
--
-- competitor   text  Competitor.
-- region       text  Region.
-- segment      text  Segment.
-- weeks_ago    count Full weeks since then.
-- hits         count Deals lost to it.
-- tries        count Deals lost.
-- amount       money What the lost deals were worth.
with clock as (
    select * from stg_as_of
),

lost as (
    select
        region,
        segment,
        competitor,
        closed_date,
        amount
    from mart_deals
    where is_lost
),

competitors as (
    select competitor
    from lost
    where competitor is not null
    group by competitor
    having count(*) >= 10
),

facts as (
    select
        competitors.competitor,
        lost.region,
        lost.segment,
        lost.closed_date,
        lost.amount,
        coalesce(lost.competitor = competitors.competitor, false) as is_hit
    from competitors
    cross join lost
),

dated as (
    select
        facts.*,
        (clock.as_of - 1 - facts.closed_date) // 7 as weeks_ago
    from facts
    cross join clock
    where facts.closed_date is not null
),

by_week as (
    select
        competitor,
        region,
        segment,
        weeks_ago,
        count(*) filter (where is_hit) as hits,
        count(*) as tries,
        cast(coalesce(sum(amount), 0) as decimal(18, 2)) as amount
    from dated
    where weeks_ago between 0 and 155
    group by competitor, region, segment, weeks_ago
)

select * from by_week
order by competitor, region, segment, weeks_ago
