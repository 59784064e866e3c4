-- Aliases as loaded or confirmed.
--
-- grain: alias_id
--
-- alias_id     count  Row of the alias.
-- batch_id     text   Load or entry it came with.
-- line         count  Line of the file.
-- table_name   text   Kind of file it holds for; * for every one that has the column.
-- column_name  text   Column it holds for.
-- their_value  text   How their file writes it.
-- our_value    text   How we write it.
with given as (
    select * from live_aliases
),

chosen as (
    select
        given.row_id as alias_id,
        given.batch_id,
        given.line,
        given.table as table_name,
        given.column as column_name,
        given.their_value,
        given.our_value
    from given
)

select * from chosen
