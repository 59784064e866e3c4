-- Which lines of spend are on a channel that nothing else knows?
--
-- grain: batch_id, line
--
-- date           date  Day of the spend.
-- channel        text  Channel; Unknown where nothing names one.
-- source         text  System the spend comes from.
-- campaign_name  text  Name of the campaign, else its id.
-- amount         money Spend, in the reporting currency.
-- batch_id       text  Load of the row.
-- source_file    text  File it came from.
-- line           count Line of that file.
with spend as (
    select * from mart_spend
),

strange as (
    select value as channel from mart_words
    where table_name = 'spend' and column_name = 'channel' and not is_known
),

batches as (
    select * from stg_batches
),

unmapped as (
    select
        spend.date,
        spend.channel,
        spend.source,
        coalesce(spend.campaign_name, spend.campaign_id) as campaign_name,
        spend.cost as amount,
        spend.batch_id,
        batches.file_name as source_file,
        spend.line
    from spend
    left join batches on spend.batch_id = batches.batch_id
    where spend.channel = 'Unknown' or spend.channel in (select strange.channel from strange)
)

select * from unmapped
order by date desc, amount desc nulls last, batch_id asc, line asc
