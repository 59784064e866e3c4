-- In which rows stand the words that no other file knows?
--
-- grain: table_name, column_name, source_file, line
-- $table_name   text?  Only this kind of file; all when absent.
-- $column_name  text?  Only this column; all when absent.
-- $value        text?  Only this word; all when absent.
--
-- table_name   text  Kind of file.
-- column_name  text  Column of it.
-- value        text  The word, in our words.
-- amount       money Money of the row, in the reporting currency.
-- batch_id     text  Load of the row.
-- source_file  text  File it came from.
-- line         count Line of that file.
with given as (
    select
        'spend' as table_name,
        unnest(['channel', 'campaign_name', 'region', 'segment']) as column_name,
        unnest([channel, campaign_name, region, segment]) as value,
        cost as amount,
        batch_id,
        line
    from mart_spend
    union all
    select
        'opportunities' as table_name,
        unnest(['stage', 'account_name', 'owner', 'segment', 'region', 'product', 'lead_source']) as column_name,
        unnest([stage, account_name, owner, segment, region, product, lead_source]) as value,
        amount,
        batch_id,
        line
    from mart_deals
    union all
    select
        'leads' as table_name,
        unnest(['channel', 'segment', 'region', 'owner']) as column_name,
        unnest([channel, segment, region, owner]) as value,
        null as amount,
        batch_id,
        line
    from mart_leads
    union all
    select
        'campaigns' as table_name,
        unnest(['channel', 'campaign_name', 'region', 'segment']) as column_name,
        unnest([channel, campaign_name, region, segment]) as value,
        null as amount,
        batch_id,
        line
    from stg_campaigns
    union all
    select * from stg_sales_words_as_given
    where table_name in ('targets', 'stage_history')
    union all
    select * from stg_marketing_words_as_given
    where table_name = 'touchpoints'
),

words as (
    select * from mart_words
    where
        not is_known
        and ($table_name is null or table_name = $table_name)
        and ($column_name is null or column_name = $column_name)
        and ($value is null or value = $value)
),

batches as (
    select * from stg_batches
),

found as (
    select
        given.table_name,
        given.column_name,
        given.value,
        given.amount,
        given.batch_id,
        batches.file_name as source_file,
        given.line
    from given
    inner join words
        on
            given.table_name = words.table_name
            and given.column_name = words.column_name
            and given.value = words.value
    left join batches on given.batch_id = batches.batch_id
)

select * from found
order by abs(amount) desc nulls last, source_file asc, line asc
