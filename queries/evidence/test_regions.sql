-- Which regions can a test pause, and how many deals does each have?
--
-- grain: region
-- side: both
--
-- region        text  Region.
-- deals_a_week  ratio Deals created a week over the last 52 complete weeks, or all there are.
with scope as (
    select * from mart_panel_scope
),

deals as (
    select * from mart_deals
    where region is not null
),

counted as (
    select
        deals.region,
        count(*) * 7 / nullif(any_value(scope.to_date - scope.window_from), 0) as deals_a_week
    from deals
    cross join scope
    where deals.created_date >= scope.window_from and deals.created_date < scope.to_date
    group by deals.region
)

select * from counted
order by deals_a_week desc, region
