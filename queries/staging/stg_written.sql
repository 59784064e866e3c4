-- Every entry written in the app that still counts: a row of a table, or several.
--
-- grain: batch_id
--
-- batch_id    text  Name of the entry.
-- version     count Version it made.
-- table_name  text  Table it went to.
-- written_at  time  When.
-- written_by  text  Who wrote it.
with batches as (
    select * from live_batches
    where source = 'app'
),

chosen as (
    select
        batches.batch_id,
        batches.version,
        batches.table_name,
        batches.loaded_at as written_at,
        batches.loaded_by as written_by
    from batches
)

select * from chosen
