-- Contacts between us and a customer: visits, clicks, events, calls.
--
-- A touch that names a person only belongs to the account or deal of that person's lead.
--
-- grain: row_id
--
-- row_id           count  Row of the touch.
-- batch_id         text   Load it came with.
-- line             count  Line of the file.
-- touchpoint_id    text   Its id.
-- occurred_at      time   When it happened.
-- occurred_date    date   Day of it.
-- channel          text   Channel.
-- campaign_id      text   Campaign.
-- campaign_name    text   Name of the campaign.
-- account_id       text   Account touched.
-- opportunity_id   text   Deal touched.
-- contact_id       text   Person touched.
-- touch_type       text   Kind of touch.
-- channel_rule_id  count  Rule of the channel map that gave the channel; empty where none did.
with touches as (
    select *
    from stg_named_touches
    where occurred_at < coalesce(getvariable('as_of'), date '9999-12-31')
),

campaigns as (
    select
        campaign_id,
        campaign_name
    from stg_named_campaigns
),

choices as (
    select * from mart_channel_choices
    where table_name = 'touchpoints'
),

contacts as (
    select
        contact_id,
        min(account_id) as account_id,
        min(opportunity_id) as opportunity_id
    from live_leads
    where contact_id is not null
    group by contact_id
),

joined as (
    select
        touches.row_id,
        touches.batch_id,
        touches.line,
        touches.touchpoint_id,
        touches.occurred_at,
        cast(touches.occurred_at as date) as occurred_date,
        coalesce(choices.channel, touches.channel) as channel,
        touches.campaign_id,
        coalesce(touches.campaign_name, campaigns.campaign_name) as campaign_name,
        coalesce(touches.account_id, contacts.account_id) as account_id,
        coalesce(touches.opportunity_id, contacts.opportunity_id) as opportunity_id,
        touches.contact_id,
        touches.touch_type,
        choices.rule_id as channel_rule_id
    from touches
    left join choices
        on
            touches.channel = choices.source
            and touches.medium is not distinct from choices.medium
            and touches.campaign_id is not distinct from choices.campaign_id
            and touches.campaign_name is not distinct from choices.campaign_name
    left join campaigns on touches.campaign_id = campaigns.campaign_id
    left join contacts
        on
            touches.contact_id = contacts.contact_id
            and touches.account_id is null and touches.opportunity_id is null
)

select * from joined
