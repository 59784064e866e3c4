-- Which rows were set aside, and why?
--
-- grain: batch_id, line, column_name, reason
-- $batch  text?  Only this batch; all that are loaded when absent.
--
-- batch_id     text  Batch of the file.
-- file_name    text  Name of the file.
-- line         count Line of the file.
-- column_name  text  Their column.
-- value        text  What stands there.
-- reason       text  Why the row was not loaded.
with live as (
    select batch_id, file_name from live_batches
),

set_aside as (
    select distinct rejects.batch_id, live.file_name, rejects.line, rejects.column_name, rejects.value, rejects.reason
    from rejects
    inner join live on rejects.batch_id = live.batch_id
    where $batch is null or rejects.batch_id = $batch
)

select * from set_aside order by batch_id desc, line, column_name
