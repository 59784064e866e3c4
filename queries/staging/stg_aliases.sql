-- Which of our words each of their words means, aliases of aliases followed to the end.
--
-- Aliases that lead back to where they began, or through more than eight others, change nothing.
--
-- grain: table_name, column_name, their_key
--
-- table_name   text   Kind of file.
-- column_name  text   Column of it.
-- their_key    text   Their value in small letters, with single spaces.
-- our_value    text   How we write it; empty where the aliases lead in a circle.
-- row_id       count  Row of the alias.
with recursive aliases as (
    select * from stg_alias_rows
),

followed as (
    select
        table_name,
        column_name,
        their_key,
        our_key,
        our_value,
        row_id,
        1 as step
    from aliases
    union all
    select
        followed.table_name,
        followed.column_name,
        followed.their_key,
        aliases.our_key,
        aliases.our_value,
        followed.row_id,
        followed.step + 1 as step
    from followed
    inner join aliases
        on
            followed.table_name = aliases.table_name
            and followed.column_name = aliases.column_name
            and followed.our_key = aliases.their_key
    where
        followed.step < 9
        and (aliases.our_key <> aliases.their_key or aliases.our_value <> followed.our_value)
),

ended as (
    select
        table_name,
        column_name,
        their_key,
        case when max(step) < 9 then max_by(our_value, step) end as our_value,
        row_id
    from followed
    group by table_name, column_name, their_key, row_id
)

select * from ended
