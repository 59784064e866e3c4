-- The ways through channels, and through campaigns, that led to a milestone or led nowhere.
--
-- Repeats in a row are one step. A way to won leads nowhere where the deal was lost; a way to created where an account
-- was touched and has no deal. The 100 names with the most touches
-- stand for themselves, the others together.
--
-- grain: milestone, earner, path_id, place
--
-- milestone     text   Milestone: created or won.
-- earner        text   channel or campaign: whose ways these are.
-- path_id       text   The deal, or the account without one.
-- place         count  Place of the step's first touch on the way.
-- name          text   The channel or campaign.
-- is_converted  flag   Whether the way led to the milestone.
-- cents         count  What it led to, in cents.
with journeys as (
    select * from mart_journeys
),

milestones as (
    select * from mart_milestones
),

strangers as (
    select * from mart_strangers
),

touches as (
    select
        case when journeys.milestone = 'created' then 'created' else 'won' end as milestone,
        journeys.opportunity_id as path_id,
        journeys.place,
        journeys.channel,
        journeys.campaign,
        journeys.milestone in ('created', 'won') as is_converted,
        milestones.cents
    from journeys
    inner join milestones
        on journeys.milestone = milestones.milestone and journeys.opportunity_id = milestones.opportunity_id
    union all
    select
        'created' as milestone,
        account_id as path_id,
        place,
        channel,
        campaign,
        false as is_converted,
        0 as cents
    from strangers
),

steps as (
    select
        touches.*,
        earners.earner,
        case earners.earner when 'channel' then touches.channel else touches.campaign end as name
    from touches
    cross join (values ('channel'), ('campaign')) as earners (earner)
),

names as (
    select
        milestone,
        earner,
        name,
        row_number() over (partition by milestone, earner order by count(*) desc, name asc) as name_rank
    from steps
    group by milestone, earner, name
),

named as (
    select
        steps.milestone,
        steps.earner,
        steps.path_id,
        steps.place,
        case when names.name_rank > 100 then 'Other ' || steps.earner || 's' else steps.name end as name,
        steps.is_converted,
        steps.cents
    from steps
    inner join names
        on steps.milestone = names.milestone and steps.earner = names.earner and steps.name = names.name
),

compared as (
    select
        *,
        lag(name) over (partition by milestone, earner, path_id, is_converted order by place) as name_before
    from named
),

collapsed as (
    select
        milestone,
        earner,
        path_id,
        place,
        name,
        is_converted,
        cents
    from compared
    where name is distinct from name_before
)

select * from collapsed
