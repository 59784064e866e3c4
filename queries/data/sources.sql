-- Which kinds of file are loaded?
--
-- grain: table_name
--
-- table_name     text  Kind of file.
-- row_count      count Rows live now.
-- file_count     count Files that brought them.
-- last_loaded_at time  When the newest was loaded.
with counted as (
    select * from stg_sources
),

files as (
    select table_name, count(*) as file_count, max(loaded_at) as last_loaded_at
    from stg_batches
    group by table_name
),

by_table as (
    select counted.table_name, counted.row_count, coalesce(files.file_count, 0) as file_count, files.last_loaded_at
    from counted
    left join files on counted.table_name = files.table_name
)

select * from by_table order by table_name
