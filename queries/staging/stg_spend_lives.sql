-- Every line of media spend that ever counted, cut where a rate gave it another cost.
--
-- Money is told as it was at the time, at the rates known then.
--
-- grain: row_id, from_version
--
-- row_id        count  The line.
-- key           text   What the lines of one grain share.
-- batch_id      text   Load it came with.
-- line          count  Line of the file.
-- from_version  count  First version it said this at.
-- to_version    count  First version it no longer did; the one after the newest while it does.
-- is_begun      flag   Whether the line itself began to count at its first version.
-- is_ended      flag   Whether the line itself ceased to count at its last.
-- date          date   Day of the spend.
-- cost          money  Cost in the reporting currency; 0 where no rate was known.
with clock as (
    select cast(getvariable('version') as bigint) as version
),

spend_rows as (
    select
        raw.row_id,
        hex(raw.key) as key,
        raw.batch_id,
        raw.line,
        raw.date,
        raw.cost,
        upper(trim(raw.currency)) as currency,
        validity.from_version,
        least(validity.to_version, clock.version + 1) as to_version
    from raw_spend as raw
    inner join validity_spend as validity on raw.row_id = validity.row_id
    cross join clock
    where
        validity.from_version <= clock.version
        and not raw.is_vanished
        and coalesce(raw.spend_kind, 'programme') = 'programme'
),

rates as (
    select * from stg_rate_spans
),

days as (
    select distinct
        currency,
        date
    from spend_rows
    where currency is not null
),

day_rates as (
    select
        days.currency,
        days.date,
        rates.from_version,
        rates.to_version,
        rates.rate
    from days
    inner join rates on days.currency = rates.currency and days.date >= rates.date and days.date < rates.until_date
),

pieces as (
    select
        spend_rows.*,
        greatest(spend_rows.from_version, coalesce(day_rates.from_version, 0)) as since_version,
        least(spend_rows.to_version, coalesce(day_rates.to_version, spend_rows.to_version)) as until_version,
        case when spend_rows.currency is null then 1 else day_rates.rate end as rate
    from spend_rows
    left join day_rates
        on
            spend_rows.currency = day_rates.currency
            and spend_rows.date = day_rates.date
            and spend_rows.from_version < day_rates.to_version
            and spend_rows.to_version > day_rates.from_version
),

lines as (
    select
        row_id,
        key,
        batch_id,
        line,
        since_version as from_version,
        until_version as to_version,
        since_version = from_version as is_begun,
        until_version = to_version as is_ended,
        date,
        coalesce(cast(cost * rate as decimal(18, 2)), 0) as cost
    from pieces
)

select * from lines
