-- Which currency totals were in, from one version to another.
--
-- As stg_currency decides it at each version: the chosen one, else the commonest of deals and spend, else USD.
--
-- grain: from_version
--
-- reporting_currency  text   Currency of every total, as a three-letter code.
-- from_version        count  First version it held at.
-- to_version          count  First version it no longer held at; the one after the newest while it holds.
with clock as (
    select cast(getvariable('version') as bigint) as version
),

steps as (
    select * from stg_currency_steps
),

choices as (
    select
        upper(trim(raw.value)) as currency,
        validity.from_version,
        validity.to_version
    from raw_settings as raw
    inner join validity_settings as validity on raw.row_id = validity.row_id
    where raw.setting = 'reporting_currency'
),

epochs as (
    select 0 as version
    union
    select version from steps
    union
    select from_version as version from choices
    union
    select to_version as version from choices
),

counted as (
    select
        epochs.version,
        steps.currency,
        sum(steps.step) as row_count
    from epochs
    inner join steps on epochs.version >= steps.version
    group by epochs.version, steps.currency
    having sum(steps.step) > 0
),

commonest as (
    select
        version,
        arg_min(currency, (-row_count, currency)) as currency
    from counted
    group by version
),

decided as (
    select
        epochs.version,
        coalesce(max(choices.currency), any_value(commonest.currency), 'USD') as reporting_currency
    from epochs
    cross join clock
    left join commonest on epochs.version = commonest.version
    left join choices on epochs.version >= choices.from_version and epochs.version < choices.to_version
    where epochs.version <= clock.version
    group by epochs.version
),

changed as (
    select
        version,
        reporting_currency,
        lag(reporting_currency) over (order by version) as currency_before
    from decided
),

kept as (
    select
        changed.reporting_currency,
        changed.version as from_version,
        lead(changed.version, 1, clock.version + 1) over (order by changed.version) as to_version
    from changed
    cross join clock
    where changed.currency_before is distinct from changed.reporting_currency
)

select * from kept
