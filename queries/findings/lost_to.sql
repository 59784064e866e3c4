-- How many lost deals went to each competitor?
--
-- Weeks are counted back from the day we stand on, over three years. Every lost deal counts once for each
-- competitor, as lost to it or not. Money is what such deals come to: not all would have been won.
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
-- amount       money What such deals come to: won for each one decided.
with clock as (
    select * from stg_as_of
),

worth as (
    select * from mart_deal_worth
),

lost as (
    select
        deals.region,
        deals.segment,
        deals.competitor,
        deals.closed_date,
        worth.worth
    from mart_deals as deals
    left join worth on coalesce(deals.segment, 'Unknown') = worth.segment
    where deals.is_lost
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
        lost.worth,
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
        cast(coalesce(sum(worth), 0) as decimal(18, 2)) as amount
    from dated
    where weeks_ago between 0 and 155
    group by competitor, region, segment, weeks_ago
)

select * from by_week
order by competitor, region, segment, weeks_ago
