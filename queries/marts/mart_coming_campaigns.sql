-- Campaigns and events that start in the six weeks ahead, with the leads planned and the leads likely.
--
-- Likely is the plan × how far the plans of the channel's campaigns that ended in the last 24 months came true; where
-- no plan is given, what such a campaign brought on average; where none has ended, the plan as it stands.
--
-- grain: campaign_id
--
-- campaign_id  text   The campaign.
-- campaign     text   Its name.
-- channel      text   Channel it runs on; Unknown where the file names none.
-- region       text   Region it is aimed at; empty for all.
-- segment      text   Segment it is aimed at; empty for all.
-- owner        text   Who runs it.
-- start_date   date   First day.
-- planned      count  Leads planned; empty where the file gives none.
-- likely       count  Leads to reckon with; empty where neither plan nor past tells.
-- past         count  Ended campaigns of the channel that this rests on.
-- basis        text   plan and past, past, plan, or nothing.
with clock as (
    select * from stg_as_of
),

campaigns as (
    select
        *,
        coalesce(channel, 'Unknown') as known_channel
    from stg_campaigns
),

brought as (
    select
        campaign_id,
        count(*) as leads
    from mart_leads
    where campaign_id is not null
    group by campaign_id
),

ended as (
    select
        campaigns.known_channel,
        count(*) as past,
        avg(coalesce(brought.leads, 0)) as usual,
        sum(case when campaigns.expected_leads > 0 then coalesce(brought.leads, 0) end)
        / nullif(sum(campaigns.expected_leads), 0) as came_true
    from campaigns
    cross join clock
    left join brought on campaigns.campaign_id = brought.campaign_id
    where campaigns.end_date < clock.as_of and campaigns.end_date >= clock.as_of - 730
    group by campaigns.known_channel
),

coming as (
    select
        campaigns.campaign_id,
        coalesce(campaigns.campaign_name, campaigns.campaign_id) as campaign,
        campaigns.known_channel as channel,
        campaigns.region,
        campaigns.segment,
        campaigns.owner,
        campaigns.start_date,
        campaigns.expected_leads as planned,
        coalesce(campaigns.expected_leads * coalesce(ended.came_true, 1), ended.usual) as likely,
        coalesce(ended.past, 0) as past,
        case
            when campaigns.expected_leads is not null and ended.came_true is not null then 'plan and past'
            when campaigns.expected_leads is not null then 'plan'
            when ended.past > 0 then 'past'
            else 'nothing'
        end as basis
    from campaigns
    cross join clock
    left join ended on campaigns.known_channel = ended.known_channel
    where campaigns.start_date >= clock.as_of and campaigns.start_date < clock.as_of + 42
)

select * from coming
