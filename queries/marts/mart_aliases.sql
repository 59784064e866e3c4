-- Aliases in force, kept for the staging views to read.
--
-- grain: table_name, column_name, their_key
--
-- table_name   text   Kind of file.
-- column_name  text   Column of it.
-- their_key    text   Their value in small letters, with single spaces.
-- our_value    text   How we write it; empty where the aliases lead in a circle.
-- row_id       count  Row of the alias.
with found as (
    select * from stg_aliases
),

kept as (
    select
        table_name,
        column_name,
        their_key,
        our_value,
        row_id
    from found
)

select * from kept
