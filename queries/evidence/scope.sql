-- Which weeks and regions does the evidence rest on?
--
-- grain: from_date
-- rows: evidence/deals_by_week
-- side: both
-- $from  date?  First day of the window, moved to the Monday on or after it; the last 52 complete weeks when absent.
-- $to    date?  First day after the window, moved to the Monday on or before it.
--
-- from_date          date  Monday of the first week.
-- to_date            date  Monday after the last complete week.
-- week_count         count Complete weeks.
-- window_from        date  First day of the window.
-- window_to          date  First day after the window.
-- is_regional        flag  Whether regions are told apart.
-- spend_with_region  ratio Share of the spend that names a region.
-- deals_with_region  ratio Share of the deals that name a region.
-- deals_before       count Deals created before the first week, when no spend was on file.
-- unpriced_lines     count Lines of media spend that have no rate to the reporting currency and are left out.
-- unpriced_money     text  Currencies of those lines; empty where there is none.
-- gross_margin       ratio Share of revenue left after cost of sales; empty until finance signs it.
with scope as (
    select * from mart_panel_scope
),

settings as (
    select * from stg_settings
),

earlier as (
    select count(*) as deals_before
    from mart_deals as deals
    inner join scope on deals.created_date < scope.from_date
),

unpriced as (
    select
        count(*) as unpriced_lines,
        string_agg(distinct currency, ', ' order by currency) as unpriced_money
    from mart_spend
    where is_media and cost is null
),

first as (
    select min(date) as monday
    from mart_calendar
    where $from is not null and date >= $from and date = week_start_date
),

after as (
    select max(date) as monday
    from mart_calendar
    where $to is not null and date <= $to and date = week_start_date
),

told as (
    select
        scope.from_date,
        scope.to_date,
        scope.week_count,
        greatest(scope.from_date, coalesce(first.monday, scope.window_from)) as window_from,
        least(scope.to_date, coalesce(after.monday, scope.to_date)) as window_to,
        scope.is_regional,
        scope.spend_with_region,
        scope.deals_with_region,
        earlier.deals_before,
        unpriced.unpriced_lines,
        unpriced.unpriced_money,
        settings.gross_margin
    from scope
    cross join settings
    cross join earlier
    cross join unpriced
    cross join first
    cross join after
)

select * from told
