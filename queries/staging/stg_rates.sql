-- What one unit of each currency is worth in the reporting currency, and when.
--
-- A rate holds from its day until the next one of its currency. The reporting currency is worth 1 at all times.
--
-- grain: currency, date
--
-- currency    text   Currency, as a three-letter code.
-- date        date   First day the rate holds.
-- until_date  date   First day it no longer holds.
-- rate        ratio  What one unit is worth in the reporting currency.
with rates as (
    select * from live_rates
),

currency as (
    select * from stg_currency
),

foreign_rates as (
    select
        upper(trim(rates.currency)) as currency,
        rates.date,
        rates.rate
    from rates
    inner join currency on upper(trim(rates.currency)) <> currency.reporting_currency
),

all_rates as (
    select
        currency,
        date,
        rate
    from foreign_rates
    union all
    select
        reporting_currency as currency,
        date '0001-01-01' as date,
        cast(1 as decimal(18, 6)) as rate
    from currency
),

spans as (
    select
        currency,
        date,
        coalesce(lead(date) over (partition by currency order by date), date '9999-12-31') as until_date,
        rate
    from all_rates
)

select * from spans
