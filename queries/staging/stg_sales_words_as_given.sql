-- Words of sales's files that aliases may rename, as the files have them, row by row.
--
-- grain: table_name, column_name, batch_id, line, value
--
-- table_name   text   Kind of file.
-- column_name  text   Column of it.
-- value        text   The word, as the file has it.
-- amount       money  Money of the row, as given; empty where it has none.
-- batch_id     text   Load of the row.
-- line         count  Line of the file.
with words as (
    select
        'accounts' as table_name,
        unnest(['account_name', 'segment', 'industry', 'region']) as column_name,
        unnest([account_name, segment, industry, region]) as value,
        cast(null as decimal(18, 2)) as amount,
        batch_id,
        line
    from live_accounts
    union all
    select
        'owners' as table_name,
        unnest(['owner', 'team', 'manager', 'region']) as column_name,
        unnest([owner, team, manager, region]) as value,
        cast(null as decimal(18, 2)) as amount,
        batch_id,
        line
    from live_owners
    union all
    select
        'products' as table_name,
        unnest(['product', 'family']) as column_name,
        unnest([product, family]) as value,
        cast(null as decimal(18, 2)) as amount,
        batch_id,
        line
    from live_products
    union all
    select
        'opportunities' as table_name,
        unnest([
            'stage',
            'account_name',
            'owner',
            'segment',
            'region',
            'product',
            'pipeline',
            'opportunity_type',
            'lead_source',
            'loss_reason',
            'competitor'
        ]) as column_name,
        unnest([
            stage,
            account_name,
            owner,
            segment,
            region,
            product,
            pipeline,
            opportunity_type,
            lead_source,
            loss_reason,
            competitor
        ]) as value,
        amount,
        batch_id,
        line
    from live_opportunities
    union all
    select
        'stage_history' as table_name,
        unnest(['stage']) as column_name,
        unnest([stage]) as value,
        cast(null as decimal(18, 2)) as amount,
        batch_id,
        line
    from live_stage_history
    union all
    select
        'targets' as table_name,
        unnest(['team', 'segment', 'region']) as column_name,
        unnest([team, segment, region]) as value,
        cast(null as decimal(18, 2)) as amount,
        batch_id,
        line
    from live_targets
),

written as (
    select * from words
    where value is not null
)

select * from written
