-- Do these numbers tie to the books?
--
-- For the periods the books cover: won bookings in the CRM beside booked revenue, and spend loaded (every kind)
-- beside marketing spend in the ledger, over exactly the same days. A period counts once its last day has passed. The
-- last eight fiscal quarters.
--
-- grain: quarter_start_date
-- rows: revenue/tied_rows
-- side: both
-- $to  date  Periods that end on or after this day are left out.
--
-- quarter_start_date  date  First day of the fiscal quarter.
-- quarter_label       text  Fiscal quarter.
-- crm_won             money Amount won in the CRM on the days the books cover.
-- finance_booked      money Revenue booked by finance.
-- gap                 money Won in the CRM less booked by finance.
-- spend_loaded        money Spend loaded, every kind, on the days the ledger covers.
-- finance_spend       money Marketing spend in the ledger.
-- spend_gap           money Spend loaded less marketing spend in the ledger.
with finance as (
    select *
    from stg_finance
    where metric in ('booked_revenue', 'marketing_spend') and period_end < $to
),

periods as (
    select
        finance.metric,
        finance.period_start,
        finance.period_end,
        finance.value,
        calendar.quarter_start_date,
        calendar.quarter_label
    from finance
    inner join mart_calendar as calendar on finance.period_start = calendar.date
),

events as (
    select
        'booked_revenue' as metric,
        closed_date as date,
        amount
    from mart_deals
    where is_won
    union all
    select
        'marketing_spend' as metric,
        date,
        cost as amount
    from mart_spend
),

loaded as (
    select
        periods.metric,
        periods.quarter_start_date,
        periods.quarter_label,
        periods.value,
        coalesce(sum(events.amount), 0) as amount
    from periods
    left join events
        on
            periods.metric = events.metric
            and periods.period_start <= events.date
            and periods.period_end >= events.date
    group by
        periods.metric,
        periods.period_start,
        periods.period_end,
        periods.quarter_start_date,
        periods.quarter_label,
        periods.value
),

by_quarter as (
    select
        quarter_start_date,
        quarter_label,
        cast(sum(case when metric = 'booked_revenue' then amount end) as decimal(18, 2)) as crm_won,
        cast(sum(case when metric = 'booked_revenue' then value end) as decimal(18, 2)) as finance_booked,
        cast(sum(case when metric = 'booked_revenue' then amount - value end) as decimal(18, 2)) as gap,
        cast(sum(case when metric = 'marketing_spend' then amount end) as decimal(18, 2)) as spend_loaded,
        cast(sum(case when metric = 'marketing_spend' then value end) as decimal(18, 2)) as finance_spend,
        cast(sum(case when metric = 'marketing_spend' then amount - value end) as decimal(18, 2)) as spend_gap
    from loaded
    group by quarter_start_date, quarter_label
    order by quarter_start_date desc
    limit 8
)

select * from by_quarter
order by quarter_start_date desc
