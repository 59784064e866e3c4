-- The currency every total is in.
--
-- One row: the chosen one, else the commonest among deals and spend, else USD. Of two equally common ones the first by
-- name.
--
-- grain: reporting_currency
--
-- reporting_currency  text  Currency of every total, as a three-letter code.
with settings as (
    select * from stg_chosen_settings
),

deals as (
    select * from live_opportunities
),

spend as (
    select * from live_spend
),

loaded as (
    select currency from deals
    union all
    select currency from spend
),

counted as (
    select
        upper(trim(currency)) as currency,
        count(*) as row_count
    from loaded
    where currency is not null
    group by upper(trim(currency))
),

commonest as (
    select currency
    from counted
    order by row_count desc, currency asc
    limit 1
),

decided as (
    select coalesce(settings.chosen_currency, commonest.currency, 'USD') as reporting_currency
    from settings
    left join commonest on true
)

select * from decided
