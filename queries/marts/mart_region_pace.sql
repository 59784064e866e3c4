-- Deals of each region over the window of the verdict, and the first Monday a test could begin on.
--
-- grain: region
--
-- region        text  Region.
-- deals         count Deals created in the window.
-- window_weeks  count Weeks of the window.
-- starts_on     date  The first Monday that is not before the as-of day.
with scope as (
    select * from mart_panel_scope
),

clock as (
    select * from stg_as_of
),

deals as (
    select * from mart_deals
    where region is not null
),

counted as (
    select
        deals.region,
        count(*) as deals,
        (scope.to_date - scope.window_from) // 7 as window_weeks,
        clock.as_of + cast((8 - isodow(clock.as_of)) % 7 as integer) as starts_on
    from deals
    cross join scope
    cross join clock
    where deals.created_date >= scope.window_from and deals.created_date < scope.to_date
    group by deals.region, scope.window_from, scope.to_date, clock.as_of
)

select * from counted
