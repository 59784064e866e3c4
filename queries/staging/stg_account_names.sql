-- Which account a name means, where a file gives no id.
--
-- A name that two accounts bear means the first of them by key.
--
-- grain: normalised_name
--
-- normalised_name  text  Letters and digits of the name, in lower case.
-- account_key      text  The account.
with accounts as (
    select * from stg_accounts
),

by_name as (
    select
        normalised_name,
        min(account_key) as account_key
    from accounts
    where normalised_name <> ''
    group by normalised_name
)

select * from by_name
