-- How fresh is each source?
--
-- The last day with an event in each kind of file, and how far that lies behind the freshest one.
--
-- grain: table_name
--
-- table_name      text  Kind of file.
-- last_event_day  date  Last day with an event; a day after the export was made never counts.
-- days_behind     days  Days behind the freshest source.
-- row_count       count Rows that count now.
-- last_loaded_at  time  When a file of this kind was last loaded.
with last_days as (
    select * from mart_last_days
    where last_event_day is not null
),

loads as (
    select
        table_name,
        max(loaded_at) as last_loaded_at
    from stg_batches
    where is_live
    group by table_name
),

freshest as (
    select max(last_event_day) as last_event_day from last_days
),

by_source as (
    select
        last_days.table_name,
        last_days.last_event_day,
        freshest.last_event_day - last_days.last_event_day as days_behind,
        last_days.rows as row_count,
        loads.last_loaded_at
    from last_days
    cross join freshest
    left join loads on last_days.table_name = loads.table_name
)

select * from by_source
order by days_behind, table_name
