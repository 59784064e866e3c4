-- Which other files know the channel, campaign and region of spend.
--
-- A channel has deals where one of its touches belongs to a deal, or a deal names it as its source.
--
-- grain: channel, campaign_id, campaign_name, region
--
-- channel          text   Channel.
-- campaign_id      text   Campaign.
-- campaign_name    text   Name of the campaign.
-- region           text   Region.
-- amount           money  Spend, in the reporting currency.
-- row_count        count  Lines of spend.
-- has_deals        flag   Whether its channel has deals.
-- has_campaign     flag   Whether its campaign is in the campaigns file; empty where it names none.
-- has_campaign_id  flag   Whether it names its campaign by id; empty where it names none.
-- has_region       flag   Whether deals have its region too; empty where it names none.
-- batch_id         text   Load of one of the lines.
-- line             count  Its line in the file.
with spend as (
    select
        channel,
        campaign_id,
        campaign_name,
        region,
        cast(sum(cost) as decimal(18, 2)) as amount,
        count(*) as row_count,
        min_by(batch_id, row_id) as batch_id,
        min_by(line, row_id) as line
    from mart_spend
    group by channel, campaign_id, campaign_name, region
),

deal_channels as (
    select channel from mart_touches
    union
    select lead_source as channel from mart_deals
),

campaign_ids as (
    select campaign_id from stg_campaigns
),

campaign_names as (
    select campaign_name from stg_campaign_names
),

regions as (
    select distinct region from mart_deals
    where region is not null
),

matched as (
    select
        spend.channel,
        spend.campaign_id,
        spend.campaign_name,
        spend.region,
        spend.amount,
        spend.row_count,
        spend.channel <> 'Unknown' and deal_channels.channel is not null as has_deals,
        case
            when coalesce(spend.campaign_id, spend.campaign_name) is not null
                then campaign_ids.campaign_id is not null or campaign_names.campaign_name is not null
        end as has_campaign,
        case
            when coalesce(spend.campaign_id, spend.campaign_name) is not null then spend.campaign_id is not null
        end as has_campaign_id,
        case when spend.region is not null then regions.region is not null end as has_region,
        spend.batch_id,
        spend.line
    from spend
    left join deal_channels on spend.channel = deal_channels.channel
    left join campaign_ids on spend.campaign_id = campaign_ids.campaign_id
    left join campaign_names on spend.campaign_id is null and spend.campaign_name = campaign_names.campaign_name
    left join regions on spend.region = regions.region
)

select * from matched
