-- What a lead came to, by segment: the won amount of the deals that leads of the last 78 weeks became.
--
-- Leads of the last 26 weeks are left out, for their deals are still on the way. Where no lead names its deal, each
-- accepted one counts as a deal of its segment, as far as there are any.
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

created as (
    select
        coalesce(deals.segment, 'Unknown') as segment,
        count(*) as deals
    from deals
    cross join clock
    where deals.created_date >= clock.as_of - 546 and deals.created_date < clock.as_of - 182
    group by coalesce(deals.segment, 'Unknown')
),

linked as (
    select coalesce(bool_or(opportunity_id is not null), false) as is_linked from ripe
),

brought as (
    select
        counted.*,
        case
            when linked.is_linked then coalesce(won.won, 0)
            else least(counted.accepted, coalesce(created.deals, 0)) * coalesce(worth.worth, 0)
        end as won
    from counted
    cross join linked
    left join won on counted.segment is not distinct from won.segment
    left join created on coalesce(counted.segment, 'Unknown') = created.segment
    left join mart_deal_worth as worth on coalesce(counted.segment, 'Unknown') = worth.segment
),

worth as (
    select
        segment,
        cast(won / leads as decimal(18, 2)) as per_lead,
        cast(won / nullif(accepted, 0) as decimal(18, 2)) as per_accepted
    from brought
)

select * from worth
