-- What did each channel bring in these regions that would not exist without it?
--
-- A slice of the one fit of the whole company: the draws of the regions are added up. The words are the company's.
--
-- grain: place
-- side: marketing
-- $regions  text[]? Only these regions; all when absent.
--
-- place         count Place in the table; 0 is what would have come anyway.
-- channel       text  Channel, or Would have come anyway.
-- is_total      flag  Whether the row stands apart from the channels: what would have come anyway.
-- spend         money Media spend of the window in these regions.
-- revenue_low   money Revenue it brought there, low end.
-- revenue       money Revenue it brought there, won and still to come.
-- revenue_high  money Revenue it brought there, high end.
-- per_unit      money Revenue per unit of spend there.
-- next_unit     money Revenue of one more unit of spend there.
-- drives        text  The company's word: yes, likely, cannot_tell or no.
-- pays          text  The same, for gross profit against spend.
-- evidence      text  tested, modelled, attributed or assumed.
with words as (
    select * from stg_study_verdicts
    where kind = 'spend'
),

measures as (
    select * from stg_study_measures
    where kind = 'spend'
),

added as (
    select
        channel,
        draw,
        sum(spend) as spend,
        sum(revenue) as revenue,
        sum(next_unit) as next_unit
    from stg_study_regions
    where kind = 'spend' and ($regions is null or list_contains($regions, region))
    group by channel, draw
),

media as (
    select
        draw,
        sum(revenue) as revenue
    from added
    where channel <> ''
    group by draw
),

anyway as (
    select
        'Would have come anyway' as channel,
        cast(null as decimal(18, 2)) as spend,
        median(added.revenue) over () - media.revenue as revenue,
        cast(null as double) as next_unit
    from added
    inner join media on added.draw = media.draw
    where added.channel = ''
),

together as (
    select * from anyway
    union all
    select
        channel,
        spend,
        revenue,
        next_unit
    from added
    where channel <> ''
),

measured as (
    select
        channel,
        max(spend) as spend,
        shortest(revenue).low as revenue_low,
        median(revenue) as revenue,
        shortest(revenue).high as revenue_high,
        median(next_unit) as next_unit
    from together
    group by channel
),

placed as (
    select
        row_number() over (order by measured.spend desc nulls first, measured.channel asc) - 1 as place,
        measured.channel,
        measured.spend is null as is_total,
        measured.spend,
        cast(measured.revenue_low as decimal(18, 2)) as revenue_low,
        cast(measured.revenue as decimal(18, 2)) as revenue,
        cast(measured.revenue_high as decimal(18, 2)) as revenue_high,
        cast(measured.revenue / nullif(measured.spend, 0) as decimal(18, 4)) as per_unit,
        cast(measured.next_unit * measures.spend / nullif(measured.spend, 0) as decimal(18, 4)) as next_unit,
        words.drives,
        words.pays,
        words.evidence
    from measured
    left join measures on measured.channel = measures.channel
    left join words on measured.channel = words.channel
)

select * from placed
order by place
