-- Of which files do the deals shown differ from the rows kept?
--
-- Must answer nothing. Compares the deals every page counts with the rows of raw that count, file by file.
--
-- grain: batch_id
--
-- batch_id     text   Load of the file.
-- shown        money  Amount of the deals shown, as given.
-- kept         money  Amount of the rows kept.
-- shown_count  count  Deals shown.
-- kept_count   count  Rows kept.
with shown as (
    select
        batch_id,
        sum(amount_as_given) as amount,
        count(*) as deals
    from mart_deals
    group by batch_id
),

kept as (
    select
        batch_id,
        sum(amount) as amount,
        count(*) as deals
    from live_opportunities
    where
        not coalesce(is_deleted, false)
        and (created_at is null or created_at < coalesce(getvariable('as_of'), date '9999-12-31'))
    group by batch_id
),

compared as (
    select
        coalesce(shown.batch_id, kept.batch_id) as batch_id,
        cast(shown.amount as decimal(18, 2)) as shown,
        cast(kept.amount as decimal(18, 2)) as kept,
        shown.deals as shown_count,
        kept.deals as kept_count
    from shown
    full outer join kept on shown.batch_id = kept.batch_id
    where shown.amount is distinct from kept.amount or shown.deals is distinct from kept.deals
)

select * from compared
