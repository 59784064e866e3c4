-- What moved revenue on each day: deals that came into play and left it, what they brought, and leads sales judged.
--
-- Measured twice. Won: a deal comes into play when it is created and leaves it when it closes. Expected: it counts on
-- the day it was created, for what it was won for or will bring by the age of a year at its chance.
--
-- grain: measure, day, region, segment, has_lead
--
-- measure   text  won or expected.
-- day       date  Day of it.
-- region    text  Region, else Unknown.
-- segment   text  Segment, else Unknown.
-- has_lead  flag  Whether it is a lead, or a deal that began as one.
-- entered   count Deals that came into play.
-- decided   count Deals that came to an end, and left.
-- wins      ratio Deals that were won, or will be.
-- amount    money What they brought, or will.
-- accepted  count Leads handed over that sales accepted.
-- judged    count Leads handed over that sales accepted or rejected.
with deals as (
    select
        *,
        coalesce(created_date, date '0001-01-01') as start_date
    from mart_deals
),

odds as (
    select * from mart_deal_odds
),

led as (
    select distinct opportunity_id from mart_leads
    where opportunity_id is not null
),

counted as (
    select
        deals.created_date,
        deals.closed_date,
        case when deals.closed_date < deals.start_date then deals.closed_date else deals.start_date end as entry_date,
        coalesce(deals.region, 'Unknown') as region,
        coalesce(deals.segment, 'Unknown') as segment,
        led.opportunity_id is not null as has_lead,
        cast(deals.is_won as integer) as won,
        coalesce(deals.amount, 0) as amount,
        case when deals.is_won then 1 when deals.is_lost then 0 else coalesce(odds.won_by_day_365, 0) end as chance
    from deals
    left join odds on deals.opportunity_id = odds.opportunity_id
    left join led on deals.opportunity_id = led.opportunity_id
),

kinds (kind) as (
    values ('came'), ('closed'), ('expected')
),

events as (
    select
        if(kinds.kind = 'expected', 'expected', 'won') as measure,
        case kinds.kind
            when 'came' then counted.entry_date when 'closed' then counted.closed_date else counted.created_date
        end as day,
        counted.region,
        counted.segment,
        counted.has_lead,
        if(kinds.kind = 'closed', 0, 1) as entered,
        if(kinds.kind = 'came', 0, 1) as decided,
        case kinds.kind when 'came' then 0 when 'closed' then counted.won else counted.chance end as wins,
        counted.amount,
        0 as accepted,
        0 as judged
    from counted
    cross join kinds
    union all
    select
        if(kinds.kind = 'expected', 'expected', 'won') as measure,
        leads.hand_over_date as day,
        coalesce(leads.region, 'Unknown') as region,
        coalesce(leads.segment, 'Unknown') as segment,
        true as has_lead,
        0 as entered,
        0 as decided,
        0 as wins,
        0 as amount,
        cast(leads.is_accepted as integer) as accepted,
        1 as judged
    from mart_leads as leads
    inner join kinds on kinds.kind <> 'came'
    where leads.is_accepted or leads.is_rejected
),

by_day as (
    select
        measure,
        day,
        region,
        segment,
        has_lead,
        cast(sum(entered) as bigint) as entered,
        cast(sum(decided) as bigint) as decided,
        cast(sum(wins) as double) as wins,
        cast(sum(amount * wins) as decimal(18, 2)) as amount,
        cast(sum(accepted) as bigint) as accepted,
        cast(sum(judged) as bigint) as judged
    from events
    where day is not null
    group by measure, day, region, segment, has_lead
)

select * from by_day
