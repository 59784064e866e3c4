-- Campaigns, in our words.
--
-- grain: campaign_id
--
-- row_id          count  Row of the campaign.
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
    select * from stg_named_campaigns
),

choices as (
    select * from mart_channel_choices
    where table_name = 'campaigns'
),

chosen as (
    select
        campaigns.row_id,
        campaigns.batch_id,
        campaigns.line,
        campaigns.campaign_id,
        campaigns.campaign_name,
        coalesce(choices.channel, campaigns.channel) as channel,
        campaigns.region,
        campaigns.segment,
        campaigns.start_date,
        campaigns.end_date,
        campaigns.budget,
        campaigns.owner,
        campaigns.expected_leads
    from campaigns
    left join choices
        on
            campaigns.channel = choices.source
            and campaigns.campaign_id is not distinct from choices.campaign_id
            and campaigns.campaign_name is not distinct from choices.campaign_name
)

select * from chosen
