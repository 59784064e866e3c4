-- What the channel map chooses for each source, kept for the staging views to read.
--
-- grain: table_name, source, medium, campaign_id, campaign_name
--
-- table_name     text   Kind of file.
-- source         text   Word for the channel, as the row has it.
-- medium         text   Medium, as the row has it.
-- campaign_id    text   Campaign, as the row has it.
-- campaign_name  text   Name of the campaign, as the row has it.
-- channel        text   Channel we call it.
-- rule_id        count  Row of the rule.
with found as (
    select * from stg_channel_choices
),

kept as (
    select
        table_name,
        source,
        medium,
        campaign_id,
        campaign_name,
        channel,
        rule_id
    from found
)

select * from kept
