-- Draws of the studies that are shown, by region and channel, to be added up under a filter of regions.
--
-- grain: kind, region, channel, draw
--
-- kind       text  Which study.
-- region     text  Region; All where regions are not told apart.
-- channel    text  Channel; empty text for all deals there are, whoever brought them.
-- spend      money Media spend of the window.
-- draw       count Number of the draw; equal numbers belong together.
-- deals      ratio Deals that would not exist without it.
-- pipeline   ratio What they are worth.
-- revenue    ratio Revenue they bring, won so far and still to come.
-- next_unit  ratio Revenue in the region of one more unit of spend in all regions.
with used as (
    select * from stg_study_use
),

draws as (
    select
        used.kind,
        regions.region,
        regions.channel,
        cast(regions.spend as decimal(18, 2)) as spend,
        unnest(range(1, len(regions.deals) + 1)) as draw,
        unnest(regions.deals) as deals,
        unnest(regions.pipeline) as pipeline,
        unnest(regions.revenue) as revenue,
        unnest(regions.next_unit) as next_unit
    from used
    inner join study_regions as regions on used.run_id = regions.run_id
),

widened as (
    select
        kind,
        region,
        channel,
        spend,
        draw,
        cast(deals as double) as deals,
        cast(pipeline as double) as pipeline,
        cast(revenue as double) as revenue,
        cast(next_unit as double) as next_unit
    from draws
)

select * from widened
