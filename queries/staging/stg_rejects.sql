-- Every fault of every row that was set aside, of files that still count.
--
-- Of a file that was loaded again with corrections, the rows still set aside the last time.
--
-- grain: batch_id, line, column_name, value, reason
--
-- batch_id     text   Load it came with.
-- line         count  Line of the file.
-- column_name  text   Their column.
-- value        text   What stands there.
-- reason       text   Why the row was not loaded.
with faults as (
    select * from rejects
),

live as (
    select max_by(batch_id, version) as batch_id
    from live_batches
    group by sha256, table_name
),

counted as (
    select distinct
        faults.batch_id,
        faults.line,
        faults.column_name,
        faults.value,
        faults.reason
    from faults
    inner join live on faults.batch_id = live.batch_id
)

select * from counted
