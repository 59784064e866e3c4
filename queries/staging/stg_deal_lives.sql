-- Every row of a deal that ever counted, with the versions it counted from and to, and what it says.
--
-- Money is told at today's rates and in today's currency, stages in today's words.
--
-- grain: row_id
--
-- row_id        count  The row.
-- key_row       count  First row of the same deal: its rows follow each other.
-- batch_id      text   Load it came with.
-- line          count  Line of the file.
-- from_version  count  First version it counted at.
-- to_version    count  Version that ended it; empty while it counts.
-- created_date  date   Day the deal was created.
-- close_date    date   Day it closed, or should close.
-- outcome       text   won, lost or open, as the row says.
-- stands        flag   Whether it is not marked deleted.
-- worth         money  Its amount in the reporting currency; 0 where none is known.
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

aliases as (
    select * from mart_aliases
    where table_name = 'opportunities' and column_name = 'stage'
),

deal_rows as (
    select
        raw.*,
        min(raw.row_id) over (partition by raw.key) as key_row,
        validity.from_version,
        case when validity.to_version <= versions.version then validity.to_version end as to_version,
        coalesce(upper(trim(raw.currency)), currency.reporting_currency) as known_currency,
        cast(raw.created_at as date) as created_date,
        regexp_replace(lower(coalesce(aliases.our_value, raw.stage)), '[^\p{L}]', '', 'g') as stage_word
    from raw_opportunities as raw
    inner join validity_opportunities as validity on raw.row_id = validity.row_id
    cross join versions
    cross join currency
    left join aliases on regexp_replace(lower(trim(raw.stage)), '\s+', ' ', 'g') = aliases.their_key
    where validity.from_version <= versions.version and not raw.is_vanished
),

deals as (
    select
        deal_rows.row_id,
        deal_rows.key_row,
        deal_rows.batch_id,
        deal_rows.line,
        deal_rows.from_version,
        deal_rows.to_version,
        deal_rows.created_date,
        deal_rows.close_date,
        case
            when deal_rows.is_won then 'won'
            when deal_rows.is_closed = false then 'open'
            when deal_rows.is_closed and deal_rows.is_won = false then 'lost'
            when words.outcome = 'won' and deal_rows.is_won is null then 'won'
            when words.outcome = 'lost' or deal_rows.is_closed then 'lost'
            else 'open'
        end as outcome,
        not coalesce(deal_rows.is_deleted, false) as stands,
        coalesce(cast(deal_rows.amount * rates.rate as decimal(18, 2)), 0) as worth
    from deal_rows
    left join words on deal_rows.stage_word = words.stage_word
    left join rates
        on
            deal_rows.known_currency = rates.currency
            and coalesce(deal_rows.created_date, deal_rows.close_date, date '9999-12-30') >= rates.date
            and coalesce(deal_rows.created_date, deal_rows.close_date, date '9999-12-30') < rates.until_date
)

select * from deals
