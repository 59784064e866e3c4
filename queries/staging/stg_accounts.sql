-- Companies we sell to.
--
-- grain: account_key
--
-- row_id           count  Row of the account.
-- batch_id         text   Load it came with.
-- line             count  Line of the file.
-- account_key      text   Its id, else its name in small letters.
-- account_id       text   Its id in the CRM.
-- account_name     text   Its name.
-- normalised_name  text   Letters and digits of its name, in lower case.
-- segment          text   Segment.
-- industry         text   Industry.
-- region           text   Region.
-- employees        count  How many people work there.
with accounts as (
    select
        *,
        regexp_replace(lower(account_name), '[^\p{L}\p{N}]', '', 'g') as normalised_name
    from live_accounts
),

ranked as (
    select
        *,
        coalesce(account_id, 'name:' || normalised_name) as account_key,
        row_number() over (
            partition by coalesce(account_id, 'name:' || normalised_name)
            order by line desc, row_id desc
        ) as place
    from accounts
),

chosen as (
    select
        row_id,
        batch_id,
        line,
        account_key,
        account_id,
        account_name,
        normalised_name,
        segment,
        industry,
        region,
        employees
    from ranked
    where place = 1
)

select * from chosen
