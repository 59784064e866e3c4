-- Which days and channels of this file are loaded already, from another source or at another grain?
--
-- Both would count. A pair of sources or grains that already stood side by side on the same days is meant to, and is
-- left out.
--
-- grain: channel, source, grain
-- side: marketing
-- $batch_id  text  The batch that is about to be loaded.
--
-- channel     text   Channel both tell of.
-- source      text   Source of what is loaded already.
-- grain       text   What that tells apart: campaign or channel, region, segment.
-- day_count   count  Days both tell of.
-- first_date  date   First of them.
-- last_date   date   Last of them.
-- cost        money  Spend already loaded on those days, in the reporting currency.
with lines as (
    select * from stg_spend_grains
),

coming as (
    select distinct
        date,
        channel,
        source,
        grain
    from lines
    where batch_id = $batch_id
),

standing as (
    select
        date,
        channel,
        source,
        grain,
        sum(cost) as cost
    from lines
    where batch_id <> $batch_id
    group by
        date,
        channel,
        source,
        grain
),

companions as (
    select distinct
        standing.channel,
        standing.source,
        standing.grain,
        beside.source as other_source,
        beside.grain as other_grain
    from standing
    inner join standing as beside on standing.date = beside.date and standing.channel = beside.channel
),

overlapping as (
    select
        standing.channel,
        standing.source,
        standing.grain,
        count(distinct standing.date) as day_count,
        min(standing.date) as first_date,
        max(standing.date) as last_date,
        cast(sum(standing.cost) as decimal(18, 2)) as cost
    from coming
    inner join standing on coming.date = standing.date and coming.channel = standing.channel
    left join companions
        on
            standing.channel = companions.channel
            and standing.source = companions.source
            and standing.grain = companions.grain
            and coming.source = companions.other_source
            and coming.grain = companions.other_grain
    where companions.channel is null and (coming.source <> standing.source or coming.grain <> standing.grain)
    group by
        standing.channel,
        standing.source,
        standing.grain
)

select * from overlapping
order by cost desc nulls last, channel asc, source asc
