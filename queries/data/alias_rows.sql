-- Which rows do aliases change?
--
-- grain: alias_id, table_name, column_name, batch_id, line
-- $alias_id  integer?  Only this alias; all when absent.
--
-- alias_id     count Row of the alias.
-- table_name   text  Kind of file.
-- column_name  text  Column of it.
-- their_value  text  The word, as the file has it.
-- our_value    text  How we write it.
-- amount       money Money of the row, as given; empty where it has none.
-- batch_id     text  Load of the row.
-- source_file  text  File it came from.
-- line         count Line of that file.
with changed as (
    select * from stg_aliased_rows
    where $alias_id is null or alias_id = $alias_id
),

batches as (
    select * from stg_batches
),

found as (
    select
        changed.alias_id,
        changed.table_name,
        changed.column_name,
        changed.their_value,
        changed.our_value,
        changed.amount,
        changed.batch_id,
        batches.file_name as source_file,
        changed.line
    from changed
    left join batches on changed.batch_id = batches.batch_id
)

select * from found
order by alias_id asc, abs(amount) desc nulls last, source_file asc, line asc
