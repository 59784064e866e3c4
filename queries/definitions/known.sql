-- What can the loaded data define, and what holds where nobody signed?
--
-- grain: look_back_days
--
-- mql_at            count  Leads that say when they reached the threshold.
-- stage_history     count  Changes of stage on file.
-- opportunity_type  count  Deals that name their type.
-- touchpoints       count  Touches on file.
-- look_back_days    days   Look-back that holds where nobody signed one.
-- half_life_days    days   Half-life that holds where nobody signed one.
-- gross_margin      percent Gross margin that holds today; empty where there is none.
-- new_business      text   Types of new business that hold where nobody signed a list, separated by semicolons.
-- named_types       text   Types that deals name, separated by semicolons.
with settings as (
    select * from stg_settings
),

leads as (
    select count(mql_at) as mql_at
    from stg_named_leads
),

deals as (
    select
        count(opportunity_type) as opportunity_type,
        string_agg(distinct opportunity_type, ';' order by opportunity_type) as named_types
    from mart_deals
),

changes as (
    select count(*) as stage_history
    from stg_stage_history
),

touches as (
    select count(*) as touchpoints
    from stg_touches
),

told as (
    select
        leads.mql_at,
        changes.stage_history,
        deals.opportunity_type,
        touches.touchpoints,
        settings.look_back_days,
        settings.half_life_days,
        settings.gross_margin,
        settings.new_business_types as new_business,
        deals.named_types
    from settings
    cross join leads
    cross join deals
    cross join changes
    cross join touches
)

select * from told
