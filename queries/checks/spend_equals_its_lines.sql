-- On which days does spend differ from the lines loaded?
--
-- Must answer nothing. Compares the cost every page adds up with the lines of the files that count, by currency.
--
-- grain: date, currency
--
-- date      date   Day of the spend.
-- currency  text   Currency as given.
-- shown     money  Cost the pages add up.
-- loaded    money  Cost of the lines that count.
with shown as (
    select
        date,
        currency,
        sum(cost_as_given) as cost,
        count(*) as lines
    from mart_spend
    group by date, currency
),

loaded as (
    select
        date,
        currency,
        sum(cost_as_given) as cost,
        count(*) as lines
    from stg_spend
    group by date, currency
),

compared as (
    select
        coalesce(shown.date, loaded.date) as date,
        coalesce(shown.currency, loaded.currency) as currency,
        cast(shown.cost as decimal(18, 2)) as shown,
        cast(loaded.cost as decimal(18, 2)) as loaded
    from shown
    full outer join loaded on shown.date = loaded.date and shown.currency = loaded.currency
    where shown.cost is distinct from loaded.cost or shown.lines is distinct from loaded.lines
)

select * from compared
