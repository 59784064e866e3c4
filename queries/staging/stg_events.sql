-- Every day on which something happened, by table and load.
--
-- To a deal something happens when it is created, when it changes its stage and when it closes. A bill for several days
-- reaches to its last.
--
-- grain: table_name, batch_id, event_day
--
-- table_name  text   The table; stage changes also count for opportunities.
-- batch_id    text   Load the rows came with.
-- event_day   date   Day of it; empty for rows without a day.
-- row_count   count  Rows of the table on that day.
with events as (
    select
        'spend' as table_name,
        true as is_row,
        batch_id,
        date as event_day
    from live_spend
    union all
    select
        'spend' as table_name,
        false as is_row,
        batch_id,
        last_day as event_day
    from live_spend
    where last_day is not null
    union all
    select
        'opportunities' as table_name,
        true as is_row,
        batch_id,
        cast(created_at as date) as event_day
    from live_opportunities
    union all
    select
        'opportunities' as table_name,
        false as is_row,
        batch_id,
        close_date as event_day
    from stg_deal_outcomes
    where outcome <> 'open'
    union all
    select
        'opportunities' as table_name,
        false as is_row,
        batch_id,
        cast(changed_at as date) as event_day
    from live_stage_history
    union all
    select
        'stage_history' as table_name,
        true as is_row,
        batch_id,
        cast(changed_at as date) as event_day
    from live_stage_history
    union all
    select
        'touchpoints' as table_name,
        true as is_row,
        batch_id,
        cast(occurred_at as date) as event_day
    from live_touchpoints
    union all
    select
        'leads' as table_name,
        true as is_row,
        batch_id,
        cast(created_at as date) as event_day
    from live_leads
    union all
    select
        'feedback' as table_name,
        true as is_row,
        batch_id,
        date as event_day
    from live_feedback
),

by_day as (
    select
        table_name,
        batch_id,
        event_day,
        cast(sum(case when is_row then 1 else 0 end) as bigint) as row_count
    from events
    group by table_name, batch_id, event_day
)

select * from by_day
