-- Which weeks and regions the evidence is drawn from, in one row.
--
-- Weeks are complete weeks before the as-of date in which both spend and deals were on file; where spend ends in the
-- last 45 days it is taken as not yet on file, after that as stopped. Regions are told apart where at least 95% of the
-- spend and of the deals name one; else the company counts as one region.
--
-- grain: from_date
--
-- from_date          date  Monday of the first week.
-- to_date            date  Monday after the last complete week.
-- week_count         count Complete weeks.
-- window_from        date  First day of the window of the verdict: the last 52 complete weeks, or all there are.
-- is_regional        flag  Whether regions are told apart.
-- spend_with_region  ratio Share of the spend that names a region.
-- deals_with_region  ratio Share of the deals that name a region.
with spend as (
    select * from mart_spend
    where is_media and cost is not null
),

deals as (
    select * from mart_deals
    where created_date is not null
),

clock as (
    select calendar.week_start_date
    from mart_calendar as calendar
    inner join stg_as_of as as_of on calendar.date = as_of.as_of
),

regional as (
    select sum(cost) filter (where region is not null) / nullif(sum(cost), 0) as with_region
    from spend
),

paid as (
    select
        min(first_day) as first_day,
        max(last_day) as last_day
    from mart_spend_periods
),

spent as (
    select
        first.week_start_date as first_week,
        last.week_start_date + 7 as end_week,
        paid.last_day,
        regional.with_region
    from paid
    inner join mart_calendar as first on paid.first_day = first.date
    inner join mart_calendar as last on paid.last_day = last.date
    cross join regional
),

created as (
    select
        min(created_date) as first_day,
        count(region) / nullif(count(*), 0) as with_region
    from deals
),

bounds as (
    select
        greatest(spent.first_week, calendar.week_start_date) as from_date,
        case
            when spent.last_day >= clock.week_start_date - 45 then least(clock.week_start_date, spent.end_week)
            else clock.week_start_date
        end as to_date,
        spent.with_region as spend_with_region,
        created.with_region as deals_with_region
    from spent
    cross join created
    cross join clock
    inner join mart_calendar as calendar on created.first_day = calendar.date
),

scoped as (
    select
        from_date,
        to_date,
        (to_date - from_date) // 7 as week_count,
        greatest(from_date, to_date - 364) as window_from,
        spend_with_region >= 0.95 and deals_with_region >= 0.95 as is_regional,
        spend_with_region,
        deals_with_region
    from bounds
    where from_date < to_date
)

select * from scoped
