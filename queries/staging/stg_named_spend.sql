-- Lines of spend as loaded, in our words.
--
-- grain: row_id
--
-- row_id            count  Row it came from.
-- batch_id          text   Load it came with.
-- line              count  Line of the file.
-- source            text   System it comes from, as the line has it.
-- date              date   Day of the spend.
-- channel           text   Channel the line names.
-- platform_channel  text   Channel the export as a whole stands for.
-- campaign_id       text   Campaign.
-- campaign_name     text   Name of the campaign.
-- region            text   Region.
-- segment           text   Segment.
-- spend_kind        text   What it bought.
-- currency          text   Currency of the cost.
-- cost              money  Cost, in its own currency.
-- impressions       count  Impressions.
-- clicks            count  Clicks.
-- leads             count  Leads the platform counted.
-- last_day          date   Last day a bill for several days pays for; empty for spend of its day.
with spend as (
    select * from live_spend
),

aliases as (
    select * from mart_aliases
    where table_name = 'spend'
),

named as (
    select
        spend.row_id,
        spend.batch_id,
        spend.line,
        spend.source,
        spend.date,
        coalesce(channels.our_value, spend.channel) as channel,
        spend.platform_channel,
        spend.campaign_id,
        coalesce(campaign_names.our_value, spend.campaign_name) as campaign_name,
        coalesce(regions.our_value, spend.region) as region,
        coalesce(segments.our_value, spend.segment) as segment,
        spend.spend_kind,
        spend.currency,
        spend.cost,
        spend.impressions,
        spend.clicks,
        spend.leads,
        spend.last_day
    from spend
    left join aliases as channels
        on
            regexp_replace(lower(trim(spend.channel)), '\s+', ' ', 'g') = channels.their_key
            and channels.column_name = 'channel'
    left join aliases as campaign_names
        on
            regexp_replace(lower(trim(spend.campaign_name)), '\s+', ' ', 'g') = campaign_names.their_key
            and campaign_names.column_name = 'campaign_name'
    left join aliases as regions
        on
            regexp_replace(lower(trim(spend.region)), '\s+', ' ', 'g') = regions.their_key
            and regions.column_name = 'region'
    left join aliases as segments
        on
            regexp_replace(lower(trim(spend.segment)), '\s+', ' ', 'g') = segments.their_key
            and segments.column_name = 'segment'
)

select * from named
