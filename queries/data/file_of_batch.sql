-- Which file did a row come from?
--
-- grain: batch_id
-- $batch_id  text  Load the row came with.
--
-- batch_id    text  Load the row came with.
-- file_name   text  Name of the file.
-- sha256      text  Hash of its bytes, under which it is kept.
-- table_name  text  Kind of file.
-- loaded_at   time  When it was loaded.
-- loaded_by   text  Who loaded it.
with batches as (
    select * from stg_batches
)

select
    batch_id,
    file_name,
    sha256,
    table_name,
    loaded_at,
    loaded_by
from batches
where batch_id = $batch_id
