-- How far each table reaches: the last day on which something happened.
--
-- A day after the file was observed is planned, not past, and does not count. A deal's close date counts once the deal is won or lost.
-- Nothing here depends on the as-of date.
--
-- grain: table_name
--
-- table_name      text   The table; stage changes also count for opportunities.
-- last_event_day  date   Last day with something that happened.
-- rows            count  Rows of the table.
with batches as (
    select * from live_batches
),

outcomes as (
    select * from stg_deal_outcomes
),

events as (
    select 'spend' as table_name, true as is_row, batch_id, date as event_day from live_spend
    union all
    select 'opportunities', true, batch_id, cast(created_at as date) from live_opportunities
    union all
    select 'opportunities', false, batch_id, close_date from outcomes where outcome <> 'open'
    union all
    select 'opportunities', false, batch_id, cast(changed_at as date) from live_stage_history
    union all
    select 'stage_history', true, batch_id, cast(changed_at as date) from live_stage_history
    union all
    select 'touchpoints', true, batch_id, cast(occurred_at as date) from live_touchpoints
    union all
    select 'leads', true, batch_id, cast(created_at as date) from live_leads
    union all
    select 'feedback', true, batch_id, date from live_feedback
),

by_day as (
    select
        table_name,
        batch_id,
        event_day,
        sum(case when is_row then 1 else 0 end) as row_count
    from events
    group by table_name, batch_id, event_day
),

by_table as (
    select
        by_day.table_name,
        max(case when by_day.event_day <= batches.observed_on then by_day.event_day end) as last_event_day,
        cast(sum(by_day.row_count) as bigint) as rows
    from by_day
    inner join batches on by_day.batch_id = batches.batch_id
    group by by_day.table_name
)

select * from by_table
where rows > 0
