-- Which regions can a test pause, and how many deals does each have?
--
-- grain: region
-- side: both
--
-- region        text  Region.
-- deals_a_week  ratio Deals created a week over the last 52 complete weeks, or all there are.
with regions as (
    select * from mart_region_pace
),

paced as (
    select
        region,
        deals / nullif(window_weeks, 0) as deals_a_week
    from regions
)

select * from paced
order by deals_a_week desc, region asc
