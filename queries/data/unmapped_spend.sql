-- Which spend is on a channel that nothing else knows?
--
-- Without a channel at all, or on one that no touch, lead or deal names.
--
-- grain: channel, source, campaign_name
-- rows: data/unmapped_spend_rows
--
-- channel        text  Channel; Unknown where nothing names one.
-- source         text  System the spend comes from.
-- campaign_name  text  Name of the campaign, else its id.
-- row_count      count Lines of spend.
-- amount         money Spend, in the reporting currency.
with spend as (
    select * from mart_spend
),

strange as (
    select value as channel from mart_words
    where table_name = 'spend' and column_name = 'channel' and not is_known
),

unmapped as (
    select
        channel,
        source,
        coalesce(campaign_name, campaign_id) as campaign_name,
        count(*) as row_count,
        cast(sum(cost) as decimal(18, 2)) as amount
    from spend
    where channel = 'Unknown' or channel in (select strange.channel from strange)
    group by channel, source, coalesce(campaign_name, campaign_id)
)

select * from unmapped
order by amount desc nulls last, channel asc, source asc, campaign_name asc
