-- How far each table reaches, kept ready: the last day on which something happened.
--
-- The day we stand on is chosen before marts are built, from the staging view.
--
-- grain: table_name
--
-- table_name      text   The table; stage changes also count for opportunities.
-- last_event_day  date   Last day with something that happened.
-- rows            count  Rows of the table.
with last_days as (
    select * from stg_last_days
)

select * from last_days
