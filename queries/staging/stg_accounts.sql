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
with given as (
    select * from live_accounts
),

aliases as (
    select * from mart_aliases
    where table_name = 'accounts'
),

named as (
    select
        given.row_id,
        given.batch_id,
        given.line,
        given.account_id,
        coalesce(account_names.our_value, given.account_name) as account_name,
        coalesce(segments.our_value, given.segment) as segment,
        coalesce(industries.our_value, given.industry) as industry,
        coalesce(regions.our_value, given.region) as region,
        given.employees
    from given
    left join aliases as account_names
        on
            regexp_replace(lower(trim(given.account_name)), '\s+', ' ', 'g') = account_names.their_key
            and account_names.column_name = 'account_name'
    left join aliases as segments
        on
            regexp_replace(lower(trim(given.segment)), '\s+', ' ', 'g') = segments.their_key
            and segments.column_name = 'segment'
    left join aliases as industries
        on
            regexp_replace(lower(trim(given.industry)), '\s+', ' ', 'g') = industries.their_key
            and industries.column_name = 'industry'
    left join aliases as regions
        on
            regexp_replace(lower(trim(given.region)), '\s+', ' ', 'g') = regions.their_key
            and regions.column_name = 'region'
),

accounts as (
    select
        *,
        regexp_replace(lower(account_name), '[^\p{L}\p{N}]', '', 'g') as normalised_name
    from named
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
