-- What did media bring in these regions?
--
-- A slice of the one fit of the whole company: the draws of the regions are added up.
--
-- grain: state
-- rows: evidence/region_channels
-- side: both
-- $regions  text[]? Only these regions; all when absent.
--
-- state         text  told, partly (some of the regions are too small to be told apart) or untold (all of them are).
-- regions       text  The regions told apart.
-- spend         money Media spend of the window in them.
-- all_revenue   money Revenue of their deals of the window, won and still to come.
-- revenue_low   money Revenue there that would not exist without media, low end.
-- revenue       money Revenue there that would not exist without media.
-- revenue_high  money Revenue there that would not exist without media, high end.
-- per_unit_low  money Revenue per unit of spend there, low end.
-- per_unit      money Revenue per unit of spend there.
-- per_unit_high money Revenue per unit of spend there, high end.
with draws as (
    select * from stg_study_regions
    where kind = 'spend' and ($regions is null or list_contains($regions, region))
),

added as (
    select
        draw,
        sum(case when channel <> '' then revenue else 0 end) as revenue,
        sum(case when channel = '' then revenue else 0 end) as whole,
        sum(case when channel = '' then spend else 0 end) as spend
    from draws
    group by draw
),

measured as (
    select
        max(spend) as spend,
        median(whole) as all_revenue,
        shortest(revenue).low as revenue_low,
        median(revenue) as revenue,
        shortest(revenue).high as revenue_high
    from added
),

named as (
    select
        string_agg(distinct region, ', ' order by region) as regions,
        count(distinct region) as found
    from draws
),

told as (
    select
        case
            when named.found = 0 then 'untold'
            when $regions is not null and named.found < len($regions) then 'partly'
            else 'told'
        end as state,
        named.regions,
        cast(measured.spend as decimal(18, 2)) as spend,
        cast(measured.all_revenue as decimal(18, 2)) as all_revenue,
        cast(measured.revenue_low as decimal(18, 2)) as revenue_low,
        cast(measured.revenue as decimal(18, 2)) as revenue,
        cast(measured.revenue_high as decimal(18, 2)) as revenue_high,
        cast(measured.revenue_low / nullif(measured.spend, 0) as decimal(18, 4)) as per_unit_low,
        cast(measured.revenue / nullif(measured.spend, 0) as decimal(18, 4)) as per_unit,
        cast(measured.revenue_high / nullif(measured.spend, 0) as decimal(18, 4)) as per_unit_high
    from measured
    cross join named
)

select * from told
