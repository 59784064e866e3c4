-- How many deals, how much pipeline and revenue did each region have in the weeks round the tests?
--
-- Complete weeks from a year before the first test that is over. A deal counts in the week it was created; revenue is
-- what those deals have won so far.
--
-- grain: region, week_start_date
-- side: both
--
-- region           text  Region.
-- week_start_date  date  Monday of the week.
-- opportunities    count Deals created in it.
-- pipeline         money What they are worth.
-- revenue          money What those of them that are won brought.
with clock as (
    select
        as_of.as_of,
        calendar.week_start_date as last_monday
    from stg_as_of as as_of
    inner join mart_calendar as calendar on as_of.as_of = calendar.date
),

tests as (
    select min(experiments.start_date) as first_start
    from stg_experiments as experiments
    cross join clock
    where experiments.end_date + 28 < clock.as_of
),

deals as (
    select
        deals.region,
        deals.amount,
        deals.is_won,
        calendar.week_start_date
    from mart_deals as deals
    inner join mart_calendar as calendar on deals.created_date = calendar.date
    where deals.region is not null
),

began as (
    select min(week_start_date) + 7 as first_full_week from deals
),

weeks as (
    select distinct calendar.week_start_date
    from mart_calendar as calendar
    cross join tests
    cross join clock
    cross join began
    where
        calendar.week_start_date >= greatest(tests.first_start - 371, began.first_full_week)
        and calendar.week_start_date < clock.last_monday
),

regions as (
    select distinct region from deals
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
        count(deals.region) as opportunities,
        cast(coalesce(sum(deals.amount), 0) as decimal(18, 2)) as pipeline,
        cast(coalesce(sum(deals.amount) filter (where deals.is_won), 0) as decimal(18, 2)) as revenue
    from grid
    left join deals on grid.region = deals.region and grid.week_start_date = deals.week_start_date
    group by grid.region, grid.week_start_date
)

select * from counted
order by region, week_start_date
