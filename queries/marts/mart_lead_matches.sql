-- Which other files know a lead: its campaign, its owner.
--
-- grain: lead_key
--
-- lead_key      text   Its id, else a key made of what identifies it.
-- has_campaign  flag   Whether its campaign is in the campaigns file.
-- has_owner     flag   Whether its owner is in the owners file; empty where it has none.
-- batch_id      text   Load its row came with.
-- line          count  Line of the file.
with leads as (
    select * from mart_leads
),

campaigns as (
    select campaign_id from stg_campaigns
),

owners as (
    select owner_key from stg_owners
),

matched as (
    select
        leads.lead_key,
        campaigns.campaign_id is not null as has_campaign,
        case when leads.owner is not null then owners.owner_key is not null end as has_owner,
        leads.batch_id,
        leads.line
    from leads
    left join campaigns on leads.campaign_id = campaigns.campaign_id
    left join owners on lower(trim(leads.owner)) = owners.owner_key
)

select * from matched
