-- The day each deal that is over closed, as both sides agreed for deals of its close date.
--
-- The CRM's close date, or the day it entered its last stage where that was agreed and is known; else the day it was
-- first seen closed.
--
-- grain: opportunity_id
--
-- opportunity_id  text  The deal.
-- closed_date     date  Day it was won or lost.
with deals as (
    select * from stg_opportunities
    where not is_deleted and (is_won or is_lost)
),

pasts as (
    select * from mart_deal_pasts
),

agreed_dates as (
    select * from stg_definitions
    where term = 'closed_date' and is_agreed
),

dated as (
    select
        deals.opportunity_id,
        case
            when agreed_dates.variant = 'entered' and pasts.stage = deals.stage_now
                then coalesce(pasts.entered_date, deals.close_date, pasts.seen_date)
            else coalesce(deals.close_date, pasts.seen_date)
        end as closed_date
    from deals
    left join pasts on deals.opportunity_id = pasts.opportunity_id
    left join agreed_dates
        on
            deals.close_date >= agreed_dates.valid_from
            and deals.close_date < coalesce(agreed_dates.holds_until, date '9999-12-31')
)

select * from dated
