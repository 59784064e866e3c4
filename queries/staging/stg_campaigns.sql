-- Campaigns as loaded.
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
    select * from live_campaigns
),

chosen as (
    select
        row_id,
        batch_id,
        line,
        campaign_id,
        campaign_name,
        channel,
        region,
        segment,
        start_date,
        end_date,
        budget,
        owner,
        expected_leads
    from campaigns
)

select * from chosen
