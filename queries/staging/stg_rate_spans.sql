-- What one unit of each currency was worth on each day, from one version to another.
--
-- As stg_rates has it at each version. The days are cut wherever a rate ever began.
--
-- grain: currency, date, from_version
--
-- currency      text   Currency, as a three-letter code.
-- date          date   First day of the days it is about.
-- until_date    date   First day it is no longer about.
-- from_version  count  First version it was known at.
-- to_version    count  First version it no longer was; the one after the newest while it is.
-- rate          ratio  What one unit is worth in the reporting currency; empty where no rate was known.
with reporting as (
    select * from stg_currency_spans
),

rates as (
    select
        upper(trim(raw.currency)) as currency,
        raw.date,
        raw.rate,
        validity.from_version,
        validity.to_version
    from raw_rates as raw
    inner join validity_rates as validity on raw.row_id = validity.row_id
),

epochs as (
    select from_version as version from reporting
    union
    select from_version as version from rates
    union
    select to_version as version from rates
),

days as (
    select
        currency,
        date
    from rates
    union
    select
        reporting_currency as currency,
        date '0001-01-01' as date
    from reporting
),

pieces as (
    select
        currency,
        date,
        lead(date, 1, date '9999-12-31') over (partition by currency order by date) as until_date
    from days
),

known as (
    select
        pieces.currency,
        pieces.date,
        pieces.until_date,
        epochs.version,
        arg_max(rates.rate, rates.date) as rate
    from pieces
    cross join epochs
    left join rates
        on
            pieces.currency = rates.currency
            and pieces.date >= rates.date
            and epochs.version >= rates.from_version
            and epochs.version < rates.to_version
    where epochs.version <= getvariable('version')
    group by pieces.currency, pieces.date, pieces.until_date, epochs.version
),

decided as (
    select
        known.currency,
        known.date,
        known.until_date,
        known.version,
        case when known.currency = reporting.reporting_currency then 1 else known.rate end as rate
    from known
    inner join reporting on known.version >= reporting.from_version and known.version < reporting.to_version
),

changed as (
    select
        *,
        row_number() over so_far as place,
        lag(rate) over so_far as rate_before
    from decided
    window so_far as (partition by currency, date order by version)
),

kept as (
    select
        changed.currency,
        changed.date,
        changed.until_date,
        changed.version as from_version,
        lead(changed.version, 1, cast(getvariable('version') as bigint) + 1) over (
            partition by changed.currency, changed.date
            order by changed.version
        ) as to_version,
        cast(changed.rate as decimal(18, 6)) as rate
    from changed
    where changed.place = 1 or changed.rate_before is distinct from changed.rate
)

select * from kept
