-- What was loaded, and by whom?
--
-- Every file and every undo, newest first; a batch that was taken back says so.
--
-- grain: batch_id
--
-- batch_id        text  Name of the batch; `undo` takes it.
-- version         count Version it made.
-- loaded_at       time  When it was loaded.
-- loaded_by       text  Who loaded it.
-- file_name       text  Name of the file.
-- table_name      text  Table it went to.
-- observed_on     date  Day the export shows.
-- status          text  loaded, or undone.
-- rows_in         count Rows of the file.
-- rows_loaded     count Rows that were new or changed.
-- rows_rejected   count Rows set aside, with reasons.
-- rows_skipped    count Totals, blanks and rows already known.
-- money_loaded    money Money of the rows loaded.
-- money_rejected  money Money of the rows rejected.
-- money_skipped   money Money of the rows skipped.
with loaded as (
    select * from batches where version <= getvariable('version') and source <> 'app'
),

live as (
    select batch_id from live_batches
),

listed as (
    select
        loaded.batch_id,
        loaded.version,
        loaded.loaded_at,
        loaded.loaded_by,
        loaded.file_name,
        loaded.table_name,
        loaded.observed_on,
        case when live.batch_id is null then 'undone' else 'loaded' end as status,
        loaded.rows_in,
        loaded.rows_loaded,
        loaded.rows_rejected,
        loaded.rows_skipped,
        loaded.money_loaded,
        loaded.money_rejected,
        loaded.money_skipped,
    from loaded
    left join live on loaded.batch_id = live.batch_id
)

select * from listed order by version desc
