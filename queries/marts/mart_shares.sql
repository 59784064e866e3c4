-- How each rule shares a journey among its touches, in whole parts.
--
-- grain: milestone, model, opportunity_id, place
--
-- milestone       text   Milestone: created or won.
-- model           text   Rule: first_touch, last_touch, linear or position_based_google.
-- opportunity_id  text   The deal.
-- place           count  Place of the touch in the journey.
-- channel         text   Channel of the touch.
-- campaign_id     text   Campaign of the touch.
-- parts           count  Parts the touch earns.
-- whole           count  Parts of the whole journey.
with journeys as (
    select * from mart_journeys
),

first_touch as (
    select
        *,
        'first_touch' as model,
        1 as parts,
        1 as whole
    from journeys
    where place = 1
),

last_touch as (
    select
        *,
        'last_touch' as model,
        1 as parts,
        1 as whole
    from journeys
    where place = touch_count
),

linear as (
    select
        *,
        'linear' as model,
        1 as parts,
        touch_count as whole
    from journeys
),

position_based as (
    select
        *,
        'position_based_google' as model,
        case when touch_count > 2 and place in (1, touch_count) then 2 * (touch_count - 2) else 1 end as parts,
        case when touch_count > 2 then 5 * (touch_count - 2) else touch_count end as whole
    from journeys
),

all_models as (
    select * from first_touch
    union all
    select * from last_touch
    union all
    select * from linear
    union all
    select * from position_based
),

shared as (
    select
        milestone,
        model,
        opportunity_id,
        place,
        channel,
        campaign_id,
        parts,
        whole
    from all_models
)

select * from shared
