-- What was loaded, and by whom?
--
-- Every file, newest first; one that was taken back says so.
--
-- grain: batch_id
--
-- batch_id        text  Name of the load; `undo` takes it.
-- version         count Version it made.
-- loaded_at       time  When it was loaded.
-- loaded_by       text  Who loaded it.
-- file_name       text  Name of the file.
-- table_name      text  Kind of file.
-- observed_on     date  Day the export shows.
-- status          text  loaded, or undone.
-- rows_in         count Rows of the file.
-- rows_loaded     count Rows that were new or changed.
-- rows_rejected   count Rows set aside, with reasons.
-- rows_skipped    count Totals, blanks and rows already known.
-- money_loaded    money Money of the rows loaded, as given.
-- money_rejected  money Money of the rows rejected, as given.
-- money_skipped   money Money of the rows skipped, as given.
with batches as (
    select * from stg_batches
),

listed as (
    select
        batch_id,
        version,
        loaded_at,
        loaded_by,
        file_name,
        table_name,
        observed_on,
        case when is_live then 'loaded' else 'undone' end as status,
        rows_in,
        rows_loaded,
        rows_rejected,
        rows_skipped,
        money_loaded,
        money_rejected,
        money_skipped
    from batches
)

select * from listed
order by version desc
