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
    select * from mart_journeys
    where milestone in ('created', 'won')
),

settings as (
    select * from stg_chosen_settings
),

profiles as (
    select *
    from (
        values
        ('first_touch', 1, true, false, false, 'none', 0, false),
        ('last_touch', 1, false, false, false, 'last', 0, false),
        ('last_non_direct', 1, false, false, false, 'non_direct', 0, false),
        ('linear', 0, false, false, false, 'none', 1, false),
        ('position_based_google', 40, true, false, false, 'last', 20, false),
        ('u_shaped_marketo', 50, true, true, false, 'none', 0, false),
        ('u_shaped_hubspot', 40, true, true, false, 'none', 20, false),
        ('w_shaped_marketo', 30, true, true, true, 'none', 10, true),
        ('w_shaped_hubspot', 30, true, true, true, 'none', 10, false),
        ('full_path', 225, true, true, true, 'close', 100, false)
    ) as profiles (model, each, has_first, has_lead, has_deal, ending, rest, is_between)
),

weighed as (
    select
        journeys.*,
        profiles.*,
        cast(has_first and place = 1 as integer)
        + cast(has_lead and place = lead_place as integer)
        + cast(has_deal and place = deal_place as integer)
        + cast(
            place = case ending
                when 'last' then touch_count
                when 'non_direct' then non_direct_place
                when 'close' then close_place
                else 0
            end
            as integer
        ) as held
    from journeys
    cross join profiles
),

resting as (
    select
        *,
        rest > 0 and held = 0 and (not is_between or place < greatest(lead_place, deal_place)) as is_rest
    from weighed
),

parted as (
    select
        *,
        cast(
            case when is_rest then rest else 0 end
            + each * held * greatest(
                count(case when is_rest then 1 end) over (partition by milestone, model, opportunity_id), 1
            )
            as hugeint
        ) as parts
    from resting
),

decaying as (
    select
        journeys.*,
        'time_decay' as model,
        cast(
            1e12 * pow(
                2e0,
                (min(days_before) over (partition by milestone, opportunity_id) - days_before) / settings.half_life_days
            )
            as hugeint
        ) as parts
    from journeys
    cross join settings
),

all_models as (
    select milestone, model, opportunity_id, place, channel, campaign, parts from parted
    union all
    select milestone, model, opportunity_id, place, channel, campaign, parts from decaying
),

shared as (
    select
        *,
        sum(parts) over (partition by milestone, model, opportunity_id) as whole
    from all_models
    where parts > 0
)

select * from shared
