-- What do the headline numbers say?
--
-- The numbers by which an upload or an undo is weighed: the quarter to date, and all that is loaded, so that a file
-- about earlier times shows its effect too. The quarter is the one that holds the last day with data.
--
-- grain: metric
--
-- metric     text  Name of the number, with its period.
-- unit       text  Unit of the value: money, count or percent.
-- value      count The number, in the unit beside it.
-- from_date  date  First day counted; empty where all days count.
-- to_date    date  First day no longer counted; empty where all days count.
with names (place, metric, unit, is_quarter) as (
    values
    (1, 'Media spend, quarter to date', 'money', true),
    (2, 'Pipeline created, quarter to date', 'money', true),
    (3, 'Deals created, quarter to date', 'count', true),
    (4, 'Won, quarter to date', 'money', true),
    (5, 'Win rate by count, quarter to date', 'percent', true),
    (6, 'Leads, quarter to date', 'count', true),
    (7, 'Open pipeline', 'money', false),
    (8, 'Won, all deals loaded', 'money', false),
    (9, 'Deals loaded', 'count', false),
    (10, 'Media spend, all days loaded', 'money', false),
    (11, 'Leads loaded', 'count', false)
),

quarter as (
    select
        quarter_start_date as from_date,
        date + 1 as to_date
    from mart_calendar
    where date = getvariable('as_of') - 1
),

spend as (
    select
        sum(case when spend.date >= quarter.from_date then spend.cost else 0 end) as in_quarter,
        sum(spend.cost) as loaded
    from mart_spend as spend
    cross join quarter
    where spend.is_media
),

deals as (
    select
        deals.*,
        coalesce(deals.created_date >= quarter.from_date, false) as is_created_now,
        coalesce(deals.closed_date >= quarter.from_date, false) as is_closed_now
    from mart_deals as deals
    cross join quarter
),

deal_totals as (
    select
        sum(case when is_created_now then amount else 0 end) as created_amount,
        count(case when is_created_now then 1 end) as created_count,
        sum(case when is_won and is_closed_now then amount else 0 end) as won_amount,
        count(case when is_won and is_closed_now then 1 end) as won_count,
        count(case when is_closed_now then 1 end) as closed_count,
        sum(case when is_open then amount else 0 end) as open_amount,
        sum(case when is_won then amount else 0 end) as all_won_amount,
        count(*) as loaded_count
    from deals
),

leads as (
    select
        count(case when leads.created_date >= quarter.from_date then 1 end) as in_quarter,
        count(*) as loaded
    from mart_leads as leads
    cross join quarter
),

measured as (
    select
        names.place,
        names.metric,
        names.unit,
        case names.place
            when 1 then coalesce(spend.in_quarter, 0)
            when 2 then coalesce(deal_totals.created_amount, 0)
            when 3 then deal_totals.created_count
            when 4 then coalesce(deal_totals.won_amount, 0)
            when 5 then round(deal_totals.won_count / nullif(deal_totals.closed_count, 0), 4)
            when 6 then leads.in_quarter
            when 7 then coalesce(deal_totals.open_amount, 0)
            when 8 then coalesce(deal_totals.all_won_amount, 0)
            when 9 then deal_totals.loaded_count
            when 10 then coalesce(spend.loaded, 0)
            else leads.loaded
        end as value,
        quarter.from_date,
        quarter.to_date
    from names
    cross join spend
    cross join deal_totals
    cross join leads
    left join quarter on names.is_quarter
)

select
    metric,
    unit,
    cast(value as decimal(18, 4)) as value,
    from_date,
    to_date
from measured
order by place
