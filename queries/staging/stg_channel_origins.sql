-- Every source, medium and campaign that some row names, as the channel map reads them.
--
-- A channel written "google / cpc" is read as a whole, and as source and medium. A line of spend without a channel has
-- its platform as the source.
--
-- grain: table_name, source, medium, campaign_id, campaign_name, source_key
--
-- table_name     text  Kind of file.
-- source         text  Word for the channel, as the row has it.
-- medium         text  Medium, as the row has it; empty where it has none.
-- campaign_id    text  Campaign, as the row has it.
-- campaign_name  text  Name of the campaign, as the row has it.
-- source_key     text  Source as compared.
-- medium_key     text  Medium as compared.
-- campaign_key   text  Campaign as compared.
with campaigns as (
    select * from stg_named_campaigns
),

named as (
    select distinct
        'spend' as table_name,
        coalesce(spend.channel, spend.source, batches.source) as source,
        cast(null as varchar) as medium,
        spend.campaign_id,
        spend.campaign_name
    from stg_named_spend as spend
    left join live_batches as batches on spend.batch_id = batches.batch_id
    union all
    select distinct
        'campaigns' as table_name,
        channel as source,
        cast(null as varchar) as medium,
        campaign_id,
        campaign_name
    from campaigns
    where channel is not null
    union all
    select distinct
        'touchpoints' as table_name,
        channel as source,
        medium,
        campaign_id,
        campaign_name
    from stg_named_touches
    union all
    select distinct
        'leads' as table_name,
        channel as source,
        medium,
        campaign_id,
        cast(null as varchar) as campaign_name
    from stg_named_leads
    where channel is not null
    union all
    select distinct
        'opportunities' as table_name,
        lead_source as source,
        cast(null as varchar) as medium,
        cast(null as varchar) as campaign_id,
        cast(null as varchar) as campaign_name
    from stg_named_deals
    where lead_source is not null
),

read_both_ways as (
    select
        *,
        source as read_source,
        medium as read_medium
    from named
    union all
    select
        *,
        split_part(source, ' / ', 1) as read_source,
        split_part(source, ' / ', 2) as read_medium
    from named
    where medium is null and contains(source, ' / ')
),

keyed as (
    select
        origins.table_name,
        origins.source,
        origins.medium,
        origins.campaign_id,
        origins.campaign_name,
        regexp_replace(
            regexp_replace(lower(trim(origins.read_source)), '\s+', ' ', 'g'), '^(https?://)?(www\.)?(.*?)/*$', '\3'
        ) as source_key,
        coalesce(regexp_replace(lower(trim(origins.read_medium)), '\s+', ' ', 'g'), '') as medium_key,
        coalesce(
            regexp_replace(lower(trim(coalesce(origins.campaign_name, campaigns.campaign_name))), '\s+', ' ', 'g'), ''
        ) as campaign_key
    from read_both_ways as origins
    left join campaigns on origins.campaign_id = campaigns.campaign_id
)

select * from keyed
