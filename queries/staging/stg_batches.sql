-- Every file that was loaded, and whether it still counts.
--
-- Rows written in the app are no files and are left out.
--
-- grain: batch_id
--
-- batch_id        text   Name of the load.
-- version         count  Version it made.
-- table_name      text   Table it went to.
-- file_name       text   Name of the file.
-- sha256          text   Hash of its bytes, under which it is kept.
-- source          text   System it comes from.
-- observed_on     date   Day the export shows.
-- loaded_at       time   When it was loaded.
-- loaded_by       text   Who loaded it.
-- is_live         flag   Whether it counts; false once it was taken back.
-- rows_in         count  Rows of the file.
-- rows_loaded     count  Rows that were new or changed.
-- rows_rejected   count  Rows set aside, with reasons.
-- rows_skipped    count  Totals, blanks and rows already known.
-- money_column    text   Column the money stands in.
-- money_loaded    money  Money of the rows loaded, as given.
-- money_rejected  money  Money of the rows rejected, as given.
-- money_skipped   money  Money of the rows skipped, as given.
with loads as (
    select * from batches
    where version <= getvariable('version') and source <> 'app'
),

live as (
    select batch_id from live_batches
),

marked as (
    select
        loads.batch_id,
        loads.version,
        loads.table_name,
        loads.file_name,
        loads.sha256,
        loads.source,
        loads.observed_on,
        loads.loaded_at,
        loads.loaded_by,
        live.batch_id is not null as is_live,
        loads.rows_in,
        loads.rows_loaded,
        loads.rows_rejected,
        loads.rows_skipped,
        loads.money_column,
        loads.money_loaded,
        loads.money_rejected,
        loads.money_skipped
    from loads
    left join live on loads.batch_id = live.batch_id
)

select * from marked
