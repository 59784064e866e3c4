-- Who touched each won deal, before its creation and after it.
--
-- Before the creation within the look-back of the creation, after it within the look-back of the close. A touch's team
-- is that of the owner of its campaign.
--
-- grain: opportunity_id, channel, team
--
-- opportunity_id  text   The won deal.
-- closed_date     date   Day it was won.
-- region          text   Region of the deal.
-- segment         text   Segment of the deal.
-- cents           count  Amount of the deal in cents, 0 where it is unknown.
-- channel         text   Channel of the touches; empty where nothing touched the deal.
-- team            text   Team whose campaign the touches were; empty where none is known.
-- is_before       flag   Whether one came before the deal was created.
-- is_after        flag   Whether one came between creation and close.
with journeys as (
    select * from mart_journeys
),

won as (
    select * from mart_milestones
    where milestone = 'won'
),

campaigns as (
    select
        campaigns.campaign_id,
        owners.team
    from stg_campaigns as campaigns
    inner join stg_owners as owners on lower(trim(campaigns.owner)) = owners.owner_key
),

touches as (
    select
        journeys.opportunity_id,
        journeys.channel,
        campaigns.team,
        journeys.milestone = 'created' or journeys.place <= journeys.deal_place as is_before,
        journeys.milestone = 'won' and journeys.place > journeys.deal_place as is_after
    from journeys
    left join campaigns on journeys.campaign = campaigns.campaign_id
    where journeys.milestone in ('created', 'won')
),

claimed as (
    select
        won.opportunity_id,
        won.milestone_date as closed_date,
        won.region,
        won.segment,
        won.cents,
        touches.channel,
        touches.team,
        coalesce(bool_or(touches.is_before), false) as is_before,
        coalesce(bool_or(touches.is_after), false) as is_after
    from won
    left join touches on won.opportunity_id = touches.opportunity_id
    group by
        won.opportunity_id,
        won.milestone_date,
        won.region,
        won.segment,
        won.cents,
        touches.channel,
        touches.team
)

select * from claimed
