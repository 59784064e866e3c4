-- Which aliases are in force, and what does each change?
--
-- grain: alias_id
-- rows: data/alias_rows
--
-- alias_id     count Row of the alias.
-- table_name   text  Kind of file it holds for; * for every one that has the column.
-- column_name  text  Column it holds for.
-- their_value  text  How their file writes it.
-- our_value    text  How we write it.
-- means        text  What it comes to, aliases of aliases followed; empty where they lead in a circle.
-- row_count    count Rows it changes.
-- amount       money Money of those rows, as given; empty where they have none.
-- batch_id     text  Load or entry it came with.
-- line         count Line of the file.
with aliases as (
    select * from stg_given_aliases
),

followed as (
    select
        row_id,
        min(our_value) as means
    from mart_aliases
    group by row_id
),

rows_changed as (
    select
        alias_id,
        count(*) as row_count,
        cast(sum(amount) as decimal(18, 2)) as amount
    from stg_aliased_rows
    group by alias_id
),

listed as (
    select
        aliases.alias_id,
        aliases.table_name,
        aliases.column_name,
        aliases.their_value,
        aliases.our_value,
        followed.means,
        coalesce(rows_changed.row_count, 0) as row_count,
        rows_changed.amount,
        aliases.batch_id,
        aliases.line
    from aliases
    left join followed on aliases.alias_id = followed.row_id
    left join rows_changed on aliases.alias_id = rows_changed.alias_id
)

select * from listed
order by column_name asc, their_value asc, alias_id asc
