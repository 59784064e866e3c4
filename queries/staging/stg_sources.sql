-- How many rows each kind of file holds now.
--
-- grain: table_name
--
-- table_name  text   Kind of file.
-- row_count   count  Rows that count now.
with counted as (
    select
        'spend' as table_name,
        count(*) as row_count
    from live_spend
    union all
    select
        'campaigns' as table_name,
        count(*) as row_count
    from live_campaigns
    union all
    select
        'touchpoints' as table_name,
        count(*) as row_count
    from live_touchpoints
    union all
    select
        'leads' as table_name,
        count(*) as row_count
    from live_leads
    union all
    select
        'accounts' as table_name,
        count(*) as row_count
    from live_accounts
    union all
    select
        'owners' as table_name,
        count(*) as row_count
    from live_owners
    union all
    select
        'products' as table_name,
        count(*) as row_count
    from live_products
    union all
    select
        'opportunities' as table_name,
        count(*) as row_count
    from live_opportunities
    union all
    select
        'stage_history' as table_name,
        count(*) as row_count
    from live_stage_history
    union all
    select
        'targets' as table_name,
        count(*) as row_count
    from live_targets
    union all
    select
        'finance' as table_name,
        count(*) as row_count
    from live_finance
    union all
    select
        'feedback' as table_name,
        count(*) as row_count
    from live_feedback
    union all
    select
        'experiments' as table_name,
        count(*) as row_count
    from live_experiments
    union all
    select
        'rates' as table_name,
        count(*) as row_count
    from live_rates
    union all
    select
        'channel_map' as table_name,
        count(*) as row_count
    from live_channel_map
    union all
    select
        'aliases' as table_name,
        count(*) as row_count
    from live_aliases
)

select * from counted
