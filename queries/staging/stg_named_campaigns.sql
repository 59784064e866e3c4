-- Campaigns as loaded, in our words.
--
-- grain: row_id
--
-- row_id          count  Row it came from.
-- batch_id        text   Load it came with.
-- line            count  Line of the file.
-- campaign_id     text   Its id.
-- campaign_name   text   Its name.
-- channel         text   Channel it runs on.
-- region          text   Region it runs in.
-- segment         text   Segment it addresses.
-- start_date      date   First day.
-- end_date        date   Last day.
-- budget          money  What may be spent on it.
-- owner           text   Who runs it.
-- expected_leads  count  Leads it should bring.
with campaigns as (
    select * from live_campaigns
),

aliases as (
    select * from mart_aliases
    where table_name = 'campaigns'
),

named as (
    select
        campaigns.row_id,
        campaigns.batch_id,
        campaigns.line,
        campaigns.campaign_id,
        coalesce(campaign_names.our_value, campaigns.campaign_name) as campaign_name,
        coalesce(channels.our_value, campaigns.channel) as channel,
        coalesce(regions.our_value, campaigns.region) as region,
        coalesce(segments.our_value, campaigns.segment) as segment,
        campaigns.start_date,
        campaigns.end_date,
        campaigns.budget,
        coalesce(owners.our_value, campaigns.owner) as owner,
        campaigns.expected_leads
    from campaigns
    left join aliases as campaign_names
        on
            regexp_replace(lower(trim(campaigns.campaign_name)), '\s+', ' ', 'g') = campaign_names.their_key
            and campaign_names.column_name = 'campaign_name'
    left join aliases as channels
        on
            regexp_replace(lower(trim(campaigns.channel)), '\s+', ' ', 'g') = channels.their_key
            and channels.column_name = 'channel'
    left join aliases as regions
        on
            regexp_replace(lower(trim(campaigns.region)), '\s+', ' ', 'g') = regions.their_key
            and regions.column_name = 'region'
    left join aliases as segments
        on
            regexp_replace(lower(trim(campaigns.segment)), '\s+', ' ', 'g') = segments.their_key
            and segments.column_name = 'segment'
    left join aliases as owners
        on
            regexp_replace(lower(trim(campaigns.owner)), '\s+', ' ', 'g') = owners.their_key
            and owners.column_name = 'owner'
)

select * from named
