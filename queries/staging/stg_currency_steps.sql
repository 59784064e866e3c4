-- How many rows of deals and spend in each currency every version began or ended.
--
-- grain: version, currency
--
-- currency  text   Currency, as a three-letter code.
-- version   count  Version at which the rows began or ended; beyond the newest for those that count.
-- step      count  How many more rows there are in it since; negative where fewer.
with deal_rows as (
    select
        raw.currency,
        validity.from_version,
        validity.to_version
    from raw_opportunities as raw
    inner join validity_opportunities as validity on raw.row_id = validity.row_id
    where raw.currency is not null
),

spend_rows as (
    select
        raw.currency,
        validity.from_version,
        validity.to_version
    from raw_spend as raw
    inner join validity_spend as validity on raw.row_id = validity.row_id
    where raw.currency is not null
),

given as (
    select * from deal_rows
    union all
    select * from spend_rows
),

spans as (
    select
        currency,
        from_version,
        to_version,
        count(*) as row_count
    from given
    group by currency, from_version, to_version
),

parts as (
    select
        upper(trim(currency)) as currency,
        from_version as version,
        row_count as step
    from spans
    union all
    select
        upper(trim(currency)) as currency,
        to_version as version,
        -row_count as step
    from spans
),

steps as (
    select
        currency,
        version,
        cast(sum(step) as bigint) as step
    from parts
    group by currency, version
)

select * from steps
