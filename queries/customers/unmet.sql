-- How much is at stake with accounts that nobody met in 90 days?
--
-- grain: state
-- rows: customers/unmet_accounts
-- side: both
-- better: lower
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- value     money Open deals and a year's revenue of accounts that nobody met in 90 days.
-- accounts  count How many accounts that is.
-- all_accounts  count Accounts with something at stake.
-- share     percent Their share of all that is at stake.
-- state     text  ok, met where all were met, or empty.
with accounts as (
    select
        stakes.at_stake,
        coalesce(stakes.last_met_date < clock.as_of - 90, true) as is_unmet
    from mart_stakes as stakes
    cross join stg_as_of as clock
    where
        ($regions is null or list_contains($regions, stakes.region))
        and ($segments is null or list_contains($segments, stakes.segment))
        and stakes.at_stake > 0
),

counted as (
    select
        cast(sum(case when is_unmet then at_stake end) as decimal(18, 2)) as value,
        count(case when is_unmet then 1 end) as accounts,
        count(*) as all_accounts,
        cast(sum(case when is_unmet then at_stake end) as double) / nullif(cast(sum(at_stake) as double), 0) as share
    from accounts
),

told as (
    select
        value,
        accounts,
        all_accounts,
        share,
        case when all_accounts = 0 then 'empty' when accounts = 0 then 'met' else 'ok' end as state
    from counted
)

select * from told
