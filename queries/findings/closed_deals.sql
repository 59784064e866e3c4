-- How many deals closed in each group and week, and how many of them were won?
--
-- Weeks are counted back from the day we stand on, over three years.
--
-- grain: region, segment, lead_source, weeks_ago
-- side: both
--
-- region       text  Region of the deals.
-- segment      text  Segment of the deals.
-- lead_source  text  Source the CRM names.
-- weeks_ago    count Full weeks since they closed.
-- hits         count Deals won.
-- tries        count Deals won or lost.
-- amount       money What they were worth.
with clock as (
    select * from stg_as_of
),

deals as (
    select
        deals.*,
        (clock.as_of - 1 - deals.closed_date) // 7 as weeks_ago
    from mart_deals as deals
    cross join clock
    where deals.is_closed and deals.closed_date < clock.as_of
),

by_week as (
    select
        region,
        segment,
        lead_source,
        weeks_ago,
        count(*) filter (where is_won) as hits,
        count(*) as tries,
        cast(coalesce(sum(amount), 0) as decimal(18, 2)) as amount
    from deals
    where weeks_ago < 156
    group by region, segment, lead_source, weeks_ago
)

select * from by_week
order by region, segment, lead_source, weeks_ago
