-- Every row of a deal that ever counted, as the file gave it, and between which versions.
--
-- grain: row_id, from_version
--
-- row_id        count  The row.
-- key           text   What the rows of one deal share.
-- batch_id      text   Load it came with.
-- line          count  Line of the file.
-- stage         text   Stage, as the file wrote it.
-- is_won        flag   Whether the file says it is won.
-- is_closed     flag   Whether the file says it is closed.
-- close_date    date   Day it closed, or should close.
-- stands        flag   Whether it is not marked deleted.
-- amount        money  Amount, in its own currency.
-- currency      text   Its own currency; empty where the file names none.
-- created_date  date   Day the deal was created.
-- rate_day      date   Day whose rate it is converted at.
-- from_version  count  First version it counted at.
-- to_version    count  First version it no longer did; the one after the newest while it does.
with clock as (
    select cast(getvariable('version') as bigint) as version
),

deal_rows as (
    select
        raw.row_id,
        hex(raw.key) as key,
        raw.batch_id,
        raw.line,
        raw.stage,
        raw.is_won,
        raw.is_closed,
        raw.close_date,
        not coalesce(raw.is_deleted, false) as stands,
        raw.amount,
        upper(trim(raw.currency)) as currency,
        cast(raw.created_at as date) as created_date,
        coalesce(cast(raw.created_at as date), raw.close_date, date '9999-12-30') as rate_day,
        validity.from_version,
        least(validity.to_version, clock.version + 1) as to_version
    from raw_opportunities as raw
    inner join validity_opportunities as validity on raw.row_id = validity.row_id
    cross join clock
    where validity.from_version <= clock.version and not raw.is_vanished
)

select * from deal_rows
