-- What the studies that are shown would say without one of their tests.
--
-- grain: kind, experiment_id, channel
--
-- kind           text    Which study.
-- experiment_id  text    The test that is left out.
-- channel        text    Channel; empty text for all.
-- drives_with    text    Whether it drives deals as judged with the test: yes, likely, cannot_tell or no.
-- drives         text    The same without it.
-- chance         percent Chance behind that.
-- deals_low      ratio   Deals it brought as told without the test, low end.
-- deals          ratio   Deals it brought.
-- deals_high     ratio   Deals it brought, high end.
-- revenue_low    ratio   Revenue it brought as told without the test, low end.
-- revenue        ratio   Revenue it brought.
-- revenue_high   ratio   Revenue it brought, high end.
with used as (
    select * from stg_study_use
),

without as (
    select
        used.kind,
        without.experiment_id,
        without.channel,
        without.drives_with,
        without.drives,
        without.chance,
        without.deals_low,
        without.deals,
        without.deals_high,
        without.revenue_low,
        without.revenue,
        without.revenue_high
    from used
    inner join study_without as without on used.run_id = without.run_id
)

select * from without
