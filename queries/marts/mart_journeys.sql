-- The touches that count for each milestone of a deal, in order, with the places that hold a milestone.
--
-- A touch counts when it came at or before the milestone and within the look-back. Touches of the same moment follow
-- their ids. A file that dates deals without a time of day makes every touch of the creation day count. A milestone is
-- held by the last touch at or before it; place 0 means that no touch holds it.
--
-- grain: milestone, opportunity_id, place
--
-- milestone         text   Milestone: created, won or lost.
-- opportunity_id    text   The deal.
-- row_id            count  Row of the touch.
-- place             count  Place of the touch in the journey, from 1.
-- touch_count       count  Touches in the journey.
-- lead_place        count  Place of the touch that holds the creation of the lead.
-- deal_place        count  Place of the touch that holds the creation of the deal.
-- close_place       count  Place of the touch that holds the close, for won deals.
-- non_direct_place  count  Place of the last touch that is not Direct, else of the last.
-- days_before       days   Days from the touch to the milestone.
-- half_life_days    days   Days after which a touch counts half, as it held on the day of the milestone.
-- channel           text   Channel of the touch.
-- campaign          text   Campaign of the touch, by id, else by name, else its channel and no campaign.
with touches as (
    select * from mart_touches
),

agreed as (
    select * from stg_definitions
    where is_agreed
),

milestones as (
    select
        milestones.*,
        coalesce(cast(look_backs.number as integer), settings.look_back_days) as look_back_days,
        coalesce(half_lives.number, settings.half_life_days) as half_life_days
    from mart_milestones as milestones
    cross join stg_chosen_settings as settings
    left join agreed as look_backs
        on
            look_backs.term = 'look_back'
            and milestones.milestone_date >= look_backs.valid_from
            and milestones.milestone_date < coalesce(look_backs.holds_until, date '9999-12-31')
    left join agreed as half_lives
        on
            half_lives.term = 'half_life'
            and milestones.milestone_date >= half_lives.valid_from
            and milestones.milestone_date < coalesce(half_lives.holds_until, date '9999-12-31')
),

counting as (
    select
        milestones.milestone,
        touches.opportunity_id,
        touches.row_id,
        touches.touchpoint_id,
        touches.occurred_at,
        touches.channel,
        coalesce(touches.campaign_id, touches.campaign_name, touches.channel || ', no campaign') as campaign,
        cast(milestones.milestone_date - touches.occurred_date as integer) as days_before,
        milestones.half_life_days,
        milestones.lead_until_at <= milestones.until_at and touches.occurred_at < milestones.lead_until_at
            as is_before_lead,
        touches.occurred_at < milestones.deal_until_at as is_before_deal
    from touches
    inner join milestones on touches.opportunity_id = milestones.opportunity_id
    where
        touches.occurred_at < milestones.until_at
        and touches.occurred_date >= milestones.milestone_date - milestones.look_back_days
),

ordered as (
    select
        *,
        row_number() over (
            partition by milestone, opportunity_id
            order by occurred_at, touchpoint_id, channel, campaign, row_id
        ) as place,
        count(*) over (partition by milestone, opportunity_id) as touch_count,
        count(case when is_before_lead then 1 end) over (partition by milestone, opportunity_id) as lead_place,
        count(case when is_before_deal then 1 end) over (partition by milestone, opportunity_id) as deal_place
    from counting
),

placed as (
    select
        milestone,
        opportunity_id,
        row_id,
        place,
        touch_count,
        lead_place,
        deal_place,
        case when milestone = 'won' then touch_count else 0 end as close_place,
        coalesce(
            max(case when lower(channel) <> 'direct' then place end) over (partition by milestone, opportunity_id),
            touch_count
        ) as non_direct_place,
        days_before,
        half_life_days,
        channel,
        campaign
    from ordered
)

select * from placed
