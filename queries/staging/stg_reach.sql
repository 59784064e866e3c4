-- From which day to which media spend and deals reach, in one row.
--
-- All that is on file, whatever the as-of date. Days are empty where there is none.
--
-- grain: first_spend
--
-- first_spend  date  First day of media spend.
-- last_spend   date  Last day of media spend.
-- first_deal   date  First day a deal was created.
-- last_deal    date  Last day a deal was created.
with spend as (
    select date from live_spend
    where coalesce(spend_kind, 'programme') = 'programme'
),

deals as (
    select cast(created_at as date) as created_date from live_opportunities
),

spent as (
    select
        min(date) as first_spend,
        max(date) as last_spend
    from spend
),

created as (
    select
        min(created_date) as first_deal,
        max(created_date) as last_deal
    from deals
),

reached as (
    select
        spent.first_spend,
        spent.last_spend,
        created.first_deal,
        created.last_deal
    from spent
    cross join created
)

select * from reached
