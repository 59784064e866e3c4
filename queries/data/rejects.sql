-- Which rows were set aside, and why?
--
-- grain: batch_id, line, column_name, value, reason
-- $batch  text?  Only this load; all that count when absent.
--
-- batch_id     text  Load of the file.
-- file_name    text  Name of the file.
-- line         count Line of the file.
-- column_name  text  Their column.
-- value        text  What stands there.
-- reason       text  Why the row was not loaded.
with faults as (
    select * from stg_rejects
    where $batch is null or batch_id = $batch
),

batches as (
    select * from stg_batches
),

set_aside as (
    select
        faults.batch_id,
        batches.file_name,
        faults.line,
        faults.column_name,
        faults.value,
        faults.reason
    from faults
    inner join batches on faults.batch_id = batches.batch_id
)

select * from set_aside
order by batch_id desc, line asc, column_name asc, reason asc
