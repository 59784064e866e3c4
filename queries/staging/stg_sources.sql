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
        'campaigns',
        count(*)
    from live_campaigns
    union all
    select
        'touchpoints',
        count(*)
    from live_touchpoints
    union all
    select
        'leads',
        count(*)
    from live_leads
    union all
    select
        'accounts',
        count(*)
    from live_accounts
    union all
    select
        'owners',
        count(*)
    from live_owners
    union all
    select
        'products',
        count(*)
    from live_products
    union all
    select
        'opportunities',
        count(*)
    from live_opportunities
    union all
    select
        'stage_history',
        count(*)
    from live_stage_history
    union all
    select
        'targets',
        count(*)
    from live_targets
    union all
    select
        'finance',
        count(*)
    from live_finance
    union all
    select
        'feedback',
        count(*)
    from live_feedback
    union all
    select
        'experiments',
        count(*)
    from live_experiments
    union all
    select
        'rates',
        count(*)
    from live_rates
    union all
    select
        'channel_map',
        count(*)
    from live_channel_map
    union all
    select
        'aliases',
        count(*)
    from live_aliases
)

select * from counted
