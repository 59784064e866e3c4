-- How many deals and leads is some pipeline, and can they still come in time?
--
-- From a lead to its deal and from a deal to its win, medians of the last 52 weeks. Spend acts through new leads, so
-- spend is usually too late for a quarter that ends sooner than both take together.
--
-- grain: state
-- rows: plan/win_rows
-- side: both
-- $quarter   date  Any day of the quarter in which the revenue is wanted.
-- $pipeline  money Pipeline that is missing.
--
-- state             text    too_late, in_time, or unknown where no deal was won in the last 52 weeks.
-- deals             count   Deals that the pipeline is, at the usual amount.
-- average_amount    money   Usual amount of a deal created in the last 52 weeks.
-- leads             count   Leads that is, at the usual share that becomes a deal; empty without leads.
-- lead_rate         percent Share of the leads created 13 to 65 weeks ago that became a deal.
-- lead_days         days    From a lead to its deal, median; 0 without leads.
-- cycle_days        days    From a deal to its win, median.
-- days_left         days    Days left of the quarter.
-- in_time           percent Share of the won deals of the last 52 weeks that would still have come in time.
-- latest_date       date    Last day on which a lead is usually in time for the quarter.
-- earliest_quarter  text    The quarter in which a lead of today usually brings revenue.
with clock as (
    select
        as_of.as_of,
        calendar.quarter_end_date,
        calendar.quarter_end_date - as_of.as_of as days_left
    from mart_calendar as calendar
    cross join stg_as_of as as_of
    where calendar.date = $quarter
),

leads as (
    select
        avg(if(leads.opportunity_id is null, 0, 1)) as lead_rate,
        coalesce(median(deals.created_date - leads.created_date) filter (
            where deals.created_date >= leads.created_date
        ), 0) as lead_days
    from mart_leads as leads
    inner join clock on leads.created_date >= clock.as_of - 455 and leads.created_date < clock.as_of - 91
    left join mart_deals as deals on leads.opportunity_id = deals.opportunity_id
),

deals as (
    select
        avg(deals.amount) filter (where deals.created_date >= clock.as_of - 364) as average_amount,
        median(deals.cycle_days) filter (where deals.is_won and deals.closed_date >= clock.as_of - 364) as cycle_days,
        avg(if(deals.cycle_days + leads.lead_days <= clock.days_left, 1, 0)) filter (
            where deals.is_won and deals.closed_date >= clock.as_of - 364
        ) as in_time
    from mart_deals as deals
    cross join clock
    cross join leads
),

timed as (
    select
        case
            when deals.cycle_days is null then 'unknown'
            when leads.lead_days + deals.cycle_days > clock.days_left then 'too_late'
            else 'in_time'
        end as state,
        $pipeline / nullif(deals.average_amount, 0) as deals,
        cast(deals.average_amount as decimal(18, 2)) as average_amount,
        $pipeline / nullif(deals.average_amount * leads.lead_rate, 0) as leads,
        leads.lead_rate,
        leads.lead_days,
        deals.cycle_days,
        clock.days_left,
        deals.in_time,
        clock.quarter_end_date - cast(ceil(leads.lead_days + deals.cycle_days) as integer) as latest_date,
        earliest.quarter_label as earliest_quarter
    from clock
    cross join leads
    cross join deals
    left join mart_calendar as earliest
        on clock.as_of + cast(ceil(leads.lead_days + deals.cycle_days) as integer) = earliest.date
)

select * from timed
