-- How many deals that closed had their close date pushed?
--
-- Weeks are counted back from the day we stand on, over three years. Money is what such deals come to, won or lost.
--
-- grain: region, segment, lead_source, weeks_ago
-- side: both
--
-- region       text  Region.
-- segment      text  Segment.
-- lead_source  text  Source the CRM names.
-- weeks_ago    count Full weeks since then.
-- hits         count Deals whose close date moved later at least once.
-- tries        count Deals won or lost.
-- amount       money What such deals come to: won for each one decided.
with clock as (
    select * from stg_as_of
),

worth as (
    select * from mart_deal_worth
),

facts as (
    select
        deals.region,
        deals.segment,
        deals.lead_source,
        deals.closed_date,
        deals.pushes,
        worth.worth
    from mart_deals as deals
    left join worth on coalesce(deals.segment, 'Unknown') = worth.segment
    where deals.is_closed
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
        region,
        segment,
        lead_source,
        weeks_ago,
        count(*) filter (where pushes > 0) as hits,
        count(*) as tries,
        cast(coalesce(sum(worth), 0) as decimal(18, 2)) as amount
    from dated
    where weeks_ago between 0 and 155
    group by region, segment, lead_source, weeks_ago
)

select * from by_week
order by region, segment, lead_source, weeks_ago
