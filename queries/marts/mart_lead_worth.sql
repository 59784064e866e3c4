-- What a lead came to, by segment: the won amount of the deals that leads of the last 78 weeks became.
--
-- Leads of the last 26 weeks are left out, for their deals are still on the way.
--
-- grain: segment
--
-- segment       text   Segment of the leads.
-- per_lead      money  Won for each lead handed over.
-- per_accepted  money  Won for each lead that sales accepted.
with clock as (
    select * from stg_as_of
),

leads as (
    select * from mart_leads
),

deals as (
    select * from mart_deals
),

ripe as (
    select
        leads.segment,
        leads.is_accepted,
        leads.opportunity_id
    from leads
    cross join clock
    where leads.hand_over_date >= clock.as_of - 546 and leads.hand_over_date < clock.as_of - 182
),

counted as (
    select
        segment,
        count(*) as leads,
        count(*) filter (where is_accepted) as accepted
    from ripe
    group by segment
),

became as (
    select distinct
        ripe.segment,
        deals.opportunity_id,
        deals.amount
    from ripe
    inner join deals on ripe.opportunity_id = deals.opportunity_id
    where deals.is_won
),

won as (
    select
        segment,
        sum(amount) as won
    from became
    group by segment
),

worth as (
    select
        counted.segment,
        cast(coalesce(won.won, 0) / counted.leads as decimal(18, 2)) as per_lead,
        cast(coalesce(won.won, 0) / nullif(counted.accepted, 0) as decimal(18, 2)) as per_accepted
    from counted
    left join won on counted.segment is not distinct from won.segment
)

select * from worth
