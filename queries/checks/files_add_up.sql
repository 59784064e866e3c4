-- Which files' rows do not add up?
--
-- Must answer nothing: rows of the file = loaded + rejected + skipped.
--
-- grain: batch_id
--
-- batch_id       text   Load of the file.
-- file_name      text   Name of the file.
-- rows_in        count  Rows of the file.
-- rows_loaded    count  Rows loaded.
-- rows_rejected  count  Rows set aside.
-- rows_skipped   count  Totals, blanks and rows already known.
with batches as (
    select * from stg_batches
),

wrong as (
    select
        batch_id,
        file_name,
        rows_in,
        rows_loaded,
        rows_rejected,
        rows_skipped
    from batches
    where rows_in is distinct from rows_loaded + rows_rejected + rows_skipped
)

select * from wrong
