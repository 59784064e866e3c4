-- Which rows stand behind the tie to the books?
--
-- Every won deal and every line of spend on the days the books cover, and the lines of the books themselves. Each
-- column adds up to the tie's column of the same name.
--
-- grain: quarter_start_date, kind, row_id
-- side: both
-- $to  date  Periods that end on or after this day are left out.
--
-- quarter_start_date  date  First day of the fiscal quarter.
-- date                date  Day won, day spent, or first day of the period in the books.
-- kind                text  won, spend or books.
-- row_id              text  The deal, or the row by its place among all rows loaded.
-- name                text  Name of the deal, channel of the spend, or the line of the books.
-- crm_won             money Amount of the deal won.
-- finance_booked      money Revenue booked.
-- spend_loaded        money Spend of the row.
-- finance_spend       money Marketing spend in the ledger.
-- source_file         text  File the row came from.
-- source_line         count Line of that file.
-- batch_id            text  Load that brought the file.
with finance as (
    select *
    from stg_finance
    where metric in ('booked_revenue', 'marketing_spend') and period_end < $to
),

dated as (
    select
        finance.*,
        calendar.quarter_start_date,
        dense_rank() over (order by calendar.quarter_start_date desc) as quarter_rank
    from finance
    inner join mart_calendar as calendar on finance.period_start = calendar.date
),

periods as (
    select * from dated
    where quarter_rank <= 8
),

events as (
    select
        'booked_revenue' as metric,
        'won' as kind,
        closed_date as date,
        opportunity_id as row_id,
        opportunity_name as name,
        amount,
        batch_id,
        line
    from mart_deals
    where is_won
    union all
    select
        'marketing_spend' as metric,
        'spend' as kind,
        date,
        cast(row_id as text) as row_id,
        channel as name,
        cost as amount,
        batch_id,
        line
    from mart_spend
),

matched as (
    select
        periods.quarter_start_date,
        events.*
    from periods
    inner join events
        on
            periods.metric = events.metric
            and periods.period_start <= events.date
            and periods.period_end >= events.date
    union all
    select
        quarter_start_date,
        metric,
        'books' as kind,
        period_start as date,
        cast(row_id as text) as row_id,
        replace(metric, '_', ' ') as name,
        value as amount,
        batch_id,
        line
    from periods
),

batches as (
    select * from stg_batches
),

listed as (
    select
        matched.quarter_start_date,
        matched.date,
        matched.kind,
        matched.row_id,
        matched.name,
        case when matched.kind = 'won' then matched.amount end as crm_won,
        case when matched.kind = 'books' and matched.metric = 'booked_revenue' then matched.amount end
            as finance_booked,
        case when matched.kind = 'spend' then matched.amount end as spend_loaded,
        case when matched.kind = 'books' and matched.metric = 'marketing_spend' then matched.amount end
            as finance_spend,
        batches.file_name as source_file,
        matched.line as source_line,
        matched.batch_id
    from matched
    left join batches on matched.batch_id = batches.batch_id
)

select * from listed
order by quarter_start_date desc, kind asc, date asc, row_id asc
