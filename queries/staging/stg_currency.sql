-- The currency every total is in.
--
-- One row: the chosen one, else the commonest among deals and spend, else USD. Of two equally common ones the first by
-- name.
--
-- grain: reporting_currency
--
-- reporting_currency  text  Currency of every total, as a three-letter code.
-- is_of_spend         flag  Whether deals, which name none, are read in the one that spend names; never for USD.
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
    select
        currency,
        true as is_deal
    from deals
    union all
    select
        currency,
        false as is_deal
    from spend
),

counted as (
    select
        upper(trim(currency)) as currency,
        count(*) as row_count,
        bool_or(is_deal) as is_of_deals
    from loaded
    where currency is not null
    group by upper(trim(currency))
),

commonest as (
    select
        first(currency order by row_count desc, currency asc) as currency,
        bool_or(is_of_deals) as is_of_deals
    from counted
),

decided as (
    select
        coalesce(settings.chosen_currency, commonest.currency, 'USD') as reporting_currency,
        settings.chosen_currency is null
        and coalesce(commonest.currency <> 'USD' and not commonest.is_of_deals, false) as is_of_spend
    from settings
    cross join commonest
)

select * from decided
