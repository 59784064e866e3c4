-- Figures of the studies that are shown, each with its interval.
--
-- grain: kind, region, channel, measure
--
-- kind     text  Which study.
-- region   text  Region; empty text for all.
-- channel  text  Channel; empty text for all.
-- measure  text  What is measured.
-- low      ratio Low end of the 90% interval.
-- mid      ratio Middle.
-- high     ratio High end of the 90% interval.
with used as (
    select * from stg_study_use
),

figures as (
    select
        used.kind,
        figures.region,
        figures.channel,
        figures.measure,
        figures.low,
        figures.mid,
        figures.high
    from used
    inner join study_figures as figures on used.run_id = figures.run_id
)

select * from figures
