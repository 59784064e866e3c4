-- How many deals were created in each region and week?
--
-- Complete weeks only; a week without a deal stands with nought.
--
-- grain: region, week_start_date
-- side: both
--
-- region           text  Region, Unknown where the deal names none; All where regions are not told apart.
-- week_start_date  date  Monday of the week.
-- deals            count Deals created in it.
-- amount           money What they are worth, in the reporting currency.
with scope as (
    select * from mart_panel_scope
),

deals as (
    select
        calendar.week_start_date,
        case when scope.is_regional then coalesce(deals.region, 'Unknown') else 'All' end as region,
        deals.amount
    from mart_deals as deals
    inner join mart_calendar as calendar on deals.created_date = calendar.date
    cross join scope
    where calendar.week_start_date >= scope.from_date and calendar.week_start_date < scope.to_date
),

regions as (
    select distinct region from deals
),

weeks as (
    select distinct calendar.week_start_date
    from mart_calendar as calendar
    cross join scope
    where calendar.date >= scope.from_date and calendar.date < scope.to_date
),

grid as (
    select
        regions.region,
        weeks.week_start_date
    from regions
    cross join weeks
),

counted as (
    select
        grid.region,
        grid.week_start_date,
        count(deals.region) as deals,
        cast(coalesce(sum(deals.amount), 0) as decimal(18, 2)) as amount
    from grid
    left join deals on grid.region = deals.region and grid.week_start_date = deals.week_start_date
    group by grid.region, grid.week_start_date
)

select * from counted
order by region, week_start_date
