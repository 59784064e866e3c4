-- Words of marketing's files that aliases may rename, as the files have them, row by row.
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
        'spend' as table_name,
        unnest(['channel', 'campaign_name', 'region', 'segment']) as column_name,
        unnest([channel, campaign_name, region, segment]) as value,
        cost as amount,
        batch_id,
        line
    from live_spend
    union all
    select
        'campaigns' as table_name,
        unnest(['channel', 'campaign_name', 'region', 'segment', 'owner']) as column_name,
        unnest([channel, campaign_name, region, segment, owner]) as value,
        cast(null as decimal(18, 2)) as amount,
        batch_id,
        line
    from live_campaigns
    union all
    select
        'touchpoints' as table_name,
        unnest(['channel', 'campaign_name']) as column_name,
        unnest([channel, campaign_name]) as value,
        cast(null as decimal(18, 2)) as amount,
        batch_id,
        line
    from live_touchpoints
    union all
    select
        'leads' as table_name,
        unnest(['channel', 'segment', 'region', 'owner', 'account_name', 'rejection_reason']) as column_name,
        unnest([channel, segment, region, owner, account_name, rejection_reason]) as value,
        cast(null as decimal(18, 2)) as amount,
        batch_id,
        line
    from live_leads
    union all
    select
        'feedback' as table_name,
        unnest(['account_name', 'theme']) as column_name,
        unnest([account_name, theme]) as value,
        cast(null as decimal(18, 2)) as amount,
        batch_id,
        line
    from live_feedback
    union all
    select
        'experiments' as table_name,
        unnest(['channel']) as column_name,
        unnest([channel]) as value,
        cast(null as decimal(18, 2)) as amount,
        batch_id,
        line
    from live_experiments
),

written as (
    select * from words
    where value is not null
)

select * from written
