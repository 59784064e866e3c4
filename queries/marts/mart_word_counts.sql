-- Every word that other files should know too, in our words, with its rows and money.
--
-- grain: table_name, column_name, value
--
-- table_name   text   Kind of file.
-- column_name  text   Column of it.
-- value        text   The word, in our words.
-- row_count    count  Rows that hold it.
-- amount       money  Their money, in the reporting currency; empty where they have none.
with words as (
    select
        'spend' as table_name,
        unnest(['channel', 'campaign_name', 'region', 'segment']) as column_name,
        unnest([nullif(channel, 'Unknown'), campaign_name, region, segment]) as value,
        cost as amount
    from mart_spend
    union all
    select
        'campaigns' as table_name,
        unnest(['channel', 'campaign_name', 'region', 'segment']) as column_name,
        unnest([channel, campaign_name, region, segment]) as value,
        null as amount
    from stg_campaigns
    union all
    select
        'touchpoints' as table_name,
        unnest(['channel', 'campaign_name']) as column_name,
        unnest([channel, campaign_name]) as value,
        null as amount
    from stg_touches
    union all
    select
        'leads' as table_name,
        unnest(['channel', 'segment', 'region', 'owner']) as column_name,
        unnest([nullif(channel, 'Unknown'), segment, region, owner]) as value,
        null as amount
    from mart_leads
    union all
    select
        'accounts' as table_name,
        unnest(['account_name', 'segment', 'region']) as column_name,
        unnest([account_name, segment, region]) as value,
        null as amount
    from stg_accounts
    union all
    select
        'opportunities' as table_name,
        unnest([
            'stage', 'account_name', 'owner', 'segment',
            'region', 'product', 'lead_source'
        ]) as column_name,
        unnest([
            nullif(stage, 'Unknown'), account_name, owner, segment,
            region, product, nullif(lead_source, 'Unknown')
        ]) as value,
        amount
    from mart_deals
    union all
    select
        'targets' as table_name,
        unnest(['team', 'segment', 'region']) as column_name,
        unnest([team, segment, region]) as value,
        null as amount
    from stg_targets
    union all
    select
        'owners' as table_name,
        unnest(['owner', 'region', 'team']) as column_name,
        unnest([owner, region, team]) as value,
        null as amount
    from stg_owners
    union all
    select
        'products' as table_name,
        unnest(['product']) as column_name,
        unnest([product]) as value,
        null as amount
    from stg_products
    union all
    select
        'stage_history' as table_name,
        unnest(['stage']) as column_name,
        unnest([stage]) as value,
        null as amount
    from stg_stage_history
    where kind = 'history'
),

counted as (
    select
        table_name,
        column_name,
        value,
        count(*) as row_count,
        cast(sum(amount) as decimal(18, 2)) as amount
    from words
    where value is not null
    group by table_name, column_name, value
)

select * from counted
