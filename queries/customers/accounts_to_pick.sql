-- Which company was talked to?
--
-- Companies to pick from when a talk is logged: those with most at stake first, two thousand at most; any other name
-- may be typed.
--
-- grain: account_name
-- side: both
--
-- account_name  text  Company.
-- at_stake      money Open deals and a year's revenue.
with accounts as (
    select
        accounts.account_name,
        max(coalesce(stakes.at_stake, 0)) as at_stake
    from stg_accounts as accounts
    left join mart_stakes as stakes on accounts.account_key = stakes.account_key
    where accounts.account_name is not null
    group by accounts.account_name
    union
    select
        account_name,
        max(at_stake) as at_stake
    from mart_stakes
    where account_name is not null
    group by account_name
),

ranked as (
    select
        account_name,
        cast(max(at_stake) as decimal(18, 2)) as at_stake
    from accounts
    group by account_name
    order by at_stake desc, account_name asc
    limit 2000
)

select * from ranked
