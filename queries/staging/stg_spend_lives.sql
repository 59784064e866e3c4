-- Every line of media spend that ever counted, with the versions it counted from and to.
--
-- Money is told at today's rates and in today's currency.
--
-- grain: row_id
--
-- row_id        count  The line.
-- key_row       count  First line of the same grain: its lines follow each other.
-- batch_id      text   Load it came with.
-- line          count  Line of the file.
-- from_version  count  First version it counted at.
-- to_version    count  Version that ended it; empty while it counts.
-- date          date   Day of the spend.
-- cost          money  Cost in the reporting currency; 0 where no rate is known.
with versions as (
    select cast(getvariable('version') as bigint) as version
),

currency as (
    select * from stg_currency
),

rates as (
    select * from stg_rates
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

lines as (
    select
        spend_rows.row_id,
        spend_rows.key_row,
        spend_rows.batch_id,
        spend_rows.line,
        spend_rows.from_version,
        spend_rows.to_version,
        spend_rows.date,
        coalesce(cast(spend_rows.cost * rates.rate as decimal(18, 2)), 0) as cost
    from spend_rows
    left join rates
        on
            spend_rows.known_currency = rates.currency
            and spend_rows.date >= rates.date
            and spend_rows.date < rates.until_date
)

select * from lines
