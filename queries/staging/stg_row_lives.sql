-- Every row of deals and spend that ever counted, with the versions it counted from and to, and what it says.
--
-- Money is told at today's rates and in today's currency, so that two versions differ only by what files said. A deal
-- says three things: when and for how much it was created, won and lost.
--
-- grain: row_id, metric
--
-- metric        text   won, lost, created or spend.
-- row_id        count  The row.
-- key_row       count  First row of the same deal or line of spend: its rows follow each other.
-- batch_id      text   Load it came with.
-- line          count  Line of the file.
-- from_version  count  First version it counted at.
-- to_version    count  Version that ended it; empty while it counts.
-- day           date   Day it counts on; empty where it does not count.
-- amount        money  What it adds to that day, in the reporting currency; 0 where it does not count.
with versions as (
    select cast(getvariable('version') as bigint) as version
),

currency as (
    select * from stg_currency
),

rates as (
    select * from stg_rates
),

words as (
    select * from stg_stage_outcomes
),

deal_rows as (
    select
        raw.*,
        min(raw.row_id) over (partition by raw.key) as key_row,
        validity.from_version,
        case when validity.to_version <= versions.version then validity.to_version end as to_version,
        coalesce(upper(trim(raw.currency)), currency.reporting_currency) as known_currency,
        cast(raw.created_at as date) as created_date,
        regexp_replace(lower(raw.stage), '[^\p{L}]', '', 'g') as stage_word
    from raw_opportunities as raw
    inner join validity_opportunities as validity on raw.row_id = validity.row_id
    cross join versions
    cross join currency
    where validity.from_version <= versions.version and not raw.is_vanished
),

deals as (
    select
        deal_rows.*,
        coalesce(cast(deal_rows.amount * rates.rate as decimal(18, 2)), 0) as worth,
        not coalesce(deal_rows.is_deleted, false) as stands,
        case
            when deal_rows.is_won then 'won'
            when deal_rows.is_closed = false then 'open'
            when deal_rows.is_closed and deal_rows.is_won = false then 'lost'
            when words.outcome = 'won' and deal_rows.is_won is null then 'won'
            when words.outcome = 'lost' or deal_rows.is_closed then 'lost'
            else 'open'
        end as outcome
    from deal_rows
    left join words on deal_rows.stage_word = words.stage_word
    left join rates
        on
            deal_rows.known_currency = rates.currency
            and coalesce(deal_rows.created_date, deal_rows.close_date, date '9999-12-30') >= rates.date
            and coalesce(deal_rows.created_date, deal_rows.close_date, date '9999-12-30') < rates.until_date
),

ends (outcome) as (
    values ('won'), ('lost')
),

spend_rows as (
    select
        raw.*,
        min(raw.row_id) over (partition by raw.key) as key_row,
        validity.from_version,
        case when validity.to_version <= versions.version then validity.to_version end as to_version,
        coalesce(upper(trim(raw.currency)), currency.reporting_currency) as known_currency
    from raw_spend as raw
    inner join validity_spend as validity on raw.row_id = validity.row_id
    cross join versions
    cross join currency
    where
        validity.from_version <= versions.version
        and not raw.is_vanished
        and coalesce(raw.spend_kind, 'programme') = 'programme'
),

lives as (
    select
        ends.outcome as metric,
        deals.row_id,
        deals.key_row,
        deals.batch_id,
        deals.line,
        deals.from_version,
        deals.to_version,
        case when deals.stands and deals.outcome = ends.outcome then deals.close_date end as day,
        case
            when deals.stands and deals.outcome = ends.outcome and deals.close_date is not null then deals.worth
            else 0
        end as amount
    from deals
    cross join ends
    union all
    select
        'created' as metric,
        row_id,
        key_row,
        batch_id,
        line,
        from_version,
        to_version,
        case when stands then created_date end as day,
        case when stands and created_date is not null then worth else 0 end as amount
    from deals
    union all
    select
        'spend' as metric,
        spend_rows.row_id,
        spend_rows.key_row,
        spend_rows.batch_id,
        spend_rows.line,
        spend_rows.from_version,
        spend_rows.to_version,
        spend_rows.date as day,
        coalesce(cast(spend_rows.cost * rates.rate as decimal(18, 2)), 0) as amount
    from spend_rows
    left join rates
        on
            spend_rows.known_currency = rates.currency
            and spend_rows.date >= rates.date
            and spend_rows.date < rates.until_date
),

told as (
    select
        metric,
        row_id,
        key_row,
        batch_id,
        line,
        from_version,
        to_version,
        day,
        cast(amount as decimal(18, 2)) as amount
    from lives
)

select * from told
