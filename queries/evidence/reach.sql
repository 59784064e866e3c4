-- From which day to which do media spend and deals reach?
--
-- All that is on file, whatever the as-of date. Days are empty where there is none.
--
-- grain: first_spend
-- side: both
--
-- first_spend  date  First day of media spend.
-- last_spend   date  Last day of media spend.
-- first_deal   date  First day a deal was created.
-- last_deal    date  Last day a deal was created.
with reached as (
    select
        first_spend,
        last_spend,
        first_deal,
        last_deal
    from stg_reach
)

select * from reached
