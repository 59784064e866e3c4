-- How each rule shares a journey among its touches, in whole parts.
--
-- A profile gives so much to each milestone and so much to the rest, which share it equally. A touch that holds
-- several milestones gets the sum; a milestone nobody holds and a rest nobody shares fall to the others in
-- proportion. In time decay the last touch weighs 10^12 and every half-life before it halves that.
--
-- grain: milestone, model, opportunity_id, place
--
-- milestone       text   Milestone: created or won.
-- model           text   Rule, by its profile's name.
-- opportunity_id  text   The deal.
-- place           count  Place of the touch in the journey.
-- channel         text   Channel of the touch.
-- campaign        text   Campaign of the touch.
-- parts           count  Parts the touch earns.
-- whole           count  Parts of the whole journey.
with journeys as (
    select
        *,
        min(days_before) over (partition by milestone, opportunity_id) as least_days
    from mart_journeys
    where milestone in ('created', 'won')
),

profiles as (
    select * from mart_profiles
),

weighed as (
    select
        journeys.*,
        profiles.*,
        cast(profiles.has_first and journeys.place = 1 as integer)
        + cast(profiles.has_lead and journeys.place = journeys.lead_place as integer)
        + cast(profiles.has_deal and journeys.place = journeys.deal_place as integer)
        + case profiles.ending
            when 'last' then cast(journeys.place = journeys.touch_count as integer)
            when 'non_direct' then cast(journeys.place = journeys.non_direct_place as integer)
            when 'close' then cast(journeys.place = journeys.close_place as integer)
            else 0
        end as held,
        (journeys.least_days - journeys.days_before) / journeys.half_life_days as halvings
    from journeys
    cross join profiles
),

resting as (
    select
        *,
        rest > 0 and held = 0 and (not is_between or place < greatest(lead_place, deal_place)) as is_rest
    from weighed
),

counted as (
    select
        *,
        greatest(
            count(case when is_rest then 1 end) over (partition by milestone, model, opportunity_id), 1
        ) as sharers
    from resting
),

parted as (
    select
        milestone,
        model,
        opportunity_id,
        place,
        channel,
        campaign,
        cast(
            case
                when is_decaying then 1e12 * pow(2e0, halvings)
                when is_rest then rest
                else each * held * sharers
            end
            as hugeint
        ) as parts
    from counted
),

shared as (
    select
        *,
        sum(parts) over (partition by milestone, model, opportunity_id) as whole
    from parted
    where parts > 0
)

select * from shared
