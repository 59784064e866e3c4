-- Which kinds of file are loaded, and which would be next?
--
-- grain: table_name
--
-- table_name      text  Kind of file.
-- is_loaded       flag  Whether it has rows that count.
-- row_count       count Rows that count now.
-- file_count      count Files that brought them.
-- last_loaded_at  time  When the newest was loaded.
with tables as (
    select * from stg_sources
),

files as (
    select
        table_name,
        count(*) as file_count,
        max(loaded_at) as last_loaded_at
    from stg_batches
    where is_live
    group by table_name
),

rungs as (
    select
        tables.table_name,
        tables.row_count > 0 as is_loaded,
        tables.row_count,
        coalesce(files.file_count, 0) as file_count,
        files.last_loaded_at
    from tables
    left join files on tables.table_name = files.table_name
)

select * from rungs
order by table_name
