-- The touches that count for each milestone of a deal, in order.
--
-- A touch counts when it came at or before the milestone and within the look-back. Touches of the same moment follow
-- their ids. A file that dates deals without a time of day makes every touch of the creation day count.
--
-- grain: milestone, opportunity_id, place
--
-- milestone       text   Milestone: created or won.
-- opportunity_id  text   The deal.
-- row_id          count  Row of the touch.
-- place           count  Place of the touch in the journey, from 1.
-- touch_count     count  Touches in the journey.
-- channel         text   Channel of the touch.
-- campaign_id     text   Campaign of the touch.
with touches as (
    select * from mart_touches
),

milestones as (
    select * from mart_milestones
),

settings as (
    select * from stg_chosen_settings
),

counting as (
    select
        milestones.milestone,
        touches.opportunity_id,
        touches.row_id,
        touches.touchpoint_id,
        touches.occurred_at,
        touches.channel,
        touches.campaign_id
    from touches
    inner join milestones on touches.opportunity_id = milestones.opportunity_id
    cross join settings
    where
        touches.occurred_at < milestones.until_at
        and touches.occurred_date >= milestones.milestone_date - settings.look_back_days
),

placed as (
    select
        milestone,
        opportunity_id,
        row_id,
        row_number() over (
            partition by milestone, opportunity_id
            order by occurred_at, touchpoint_id, channel, campaign_id, row_id
        ) as place,
        count(*) over (partition by milestone, opportunity_id) as touch_count,
        channel,
        campaign_id
    from counting
)

select * from placed
