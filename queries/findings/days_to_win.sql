-- How long did won deals take, from created to won?
--
-- Weeks are counted back from the day we stand on, over three years. Logarithms of days, so that one deal
-- that took for ever counts no more than it should. The first half year is left out: only quick deals can close in it.
--
-- grain: region, segment, lead_source, weeks_ago
-- side: sales
--
-- region       text  Region.
-- segment      text  Segment.
-- lead_source  text  Source the CRM names.
-- weeks_ago    count Full weeks since then.
-- hits         ratio Sum of the logarithms of the days they took.
-- tries        count Deals won.
-- squares      ratio Sum of their squares.
-- amount       money What they brought.
with clock as (
    select * from stg_as_of
),

facts as (
    select
        region,
        segment,
        lead_source,
        closed_date,
        amount,
        ln(cycle_days + 1) as log_days,
        min(created_date) over () as first_date
    from mart_deals
    where is_won
),

dated as (
    select
        facts.*,
        (clock.as_of - 1 - facts.closed_date) // 7 as weeks_ago
    from facts
    cross join clock
    where facts.log_days >= 0 and facts.closed_date >= facts.first_date + 182
),

by_week as (
    select
        region,
        segment,
        lead_source,
        weeks_ago,
        sum(log_days) as hits,
        count(*) as tries,
        sum(log_days * log_days) as squares,
        cast(coalesce(sum(amount), 0) as decimal(18, 2)) as amount
    from dated
    where weeks_ago between 0 and 155
    group by region, segment, lead_source, weeks_ago
)

select * from by_week
order by region, segment, lead_source, weeks_ago
