-- How far each table reaches: the last day on which something happened.
--
-- A day after the file was observed is planned, not past, and does not count. A deal's close date counts once the deal
-- is won or lost. Nothing here depends on the as-of date.
--
-- grain: table_name
--
-- table_name      text   The table; stage changes also count for opportunities.
-- last_event_day  date   Last day with something that happened.
-- rows            count  Rows of the table.
with batches as (
    select * from live_batches
),

events as (
    select * from stg_events
),

by_table as (
    select
        events.table_name,
        max(case when events.event_day <= batches.observed_on then events.event_day end) as last_event_day,
        cast(sum(events.row_count) as bigint) as rows
    from events
    inner join batches on events.batch_id = batches.batch_id
    group by events.table_name
    having sum(events.row_count) > 0
)

select * from by_table
