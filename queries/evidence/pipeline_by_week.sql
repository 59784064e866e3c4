-- What pipeline was created, and what would have been without media spend?
--
-- Over the window of the verdict, four weeks at a time, from the same draws as the verdict. Without spend is what was
-- created less what media brought; its range holds nine times in ten.
--
-- grain: week_start_date
-- rows: evidence/deals_by_week
-- side: both
-- $regions  text[]? Only these regions; all when absent.
--
-- week_start_date  date  Monday of the last of the four weeks.
-- created          money Pipeline created in the four weeks.
-- without          money Pipeline that would have been created without media spend.
-- low              money Low end of it.
-- high             money High end of it.
with used as (
    select * from stg_study_use
    where kind = 'spend'
),

draws as (
    select
        (used.to_date - 7 - weeks.week_start_date) // 28 as ago,
        weeks.draw,
        sum(weeks.pipeline) as media
    from stg_study_weeks as weeks
    inner join used on weeks.kind = used.kind
    where $regions is null or list_contains($regions, weeks.region)
    group by ago, weeks.draw
),

media as (
    select
        ago,
        shortest(media).low as media_low,
        median(media) as media,
        shortest(media).high as media_high
    from draws
    group by ago
),

deals as (
    select
        (used.to_date - 7 - calendar.week_start_date) // 28 as ago,
        sum(deals.amount) as created
    from mart_deals as deals
    inner join mart_calendar as calendar on deals.created_date = calendar.date
    cross join used
    where
        calendar.week_start_date >= used.from_date
        and calendar.week_start_date < used.to_date
        and ($regions is null or list_contains($regions, coalesce(deals.region, 'Unknown')))
    group by ago
),

compared as (
    select
        used.to_date - 7 - 28 * cast(media.ago as integer) as week_start_date,
        cast(coalesce(deals.created, 0) as decimal(18, 2)) as created,
        cast(greatest(coalesce(deals.created, 0) - media.media, 0) as decimal(18, 2)) as without,
        cast(greatest(coalesce(deals.created, 0) - media.media_high, 0) as decimal(18, 2)) as low,
        cast(greatest(coalesce(deals.created, 0) - media.media_low, 0) as decimal(18, 2)) as high
    from media
    cross join used
    left join deals on media.ago = deals.ago
    where used.to_date - 28 * (cast(media.ago as integer) + 1) >= used.from_date
)

select * from compared
order by week_start_date
