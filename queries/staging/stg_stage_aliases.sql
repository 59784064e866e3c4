-- Every alias of a deal's stage that ever held, and between which versions.
--
-- grain: row_id, from_version
--
-- row_id        count  Row of the alias.
-- is_general    flag   Whether it holds for every table, not for deals alone.
-- their_key     text   Their value in small letters, with single spaces.
-- our_key       text   Ours in small letters, with single spaces.
-- our_value     text   How we write it.
-- from_version  count  First version it held at.
-- to_version    count  First version it no longer held at.
with aliases as (
    select
        raw.row_id,
        trim(lower(raw.table)) = '*' as is_general,
        regexp_replace(lower(trim(nfc_normalize(raw.their_value))), '\s+', ' ', 'g') as their_key,
        regexp_replace(lower(trim(nfc_normalize(raw.our_value))), '\s+', ' ', 'g') as our_key,
        trim(nfc_normalize(raw.our_value)) as our_value,
        validity.from_version,
        validity.to_version
    from raw_aliases as raw
    inner join validity_aliases as validity on raw.row_id = validity.row_id
    where trim(lower(raw.column)) = 'stage' and trim(lower(raw.table)) in ('opportunities', '*')
)

select * from aliases
