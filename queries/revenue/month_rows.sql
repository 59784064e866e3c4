-- Which rows stand behind the months?
--
-- One row per loaded line of spend, deal created and deal won in the months shown; a deal created and won in them
-- stands here twice, once for each. Each column adds up to the months' column of the same name.
--
-- grain: kind, row_id
-- side: both
-- $to        date    The months shown end on or before this day.
-- $regions   text[]? Only deals of these regions and spend aimed at them; all when absent.
-- $segments  text[]? Only deals of these segments and spend aimed at them; all when absent.
-- $channels  text[]? Only spend on these channels; pipeline and won stay whole. All when absent.
--
-- date              date  Day of the spend, of the creation or of the win.
-- kind              text  spend, created or won.
-- row_id            text  The deal, or the line of spend by its place among all rows loaded.
-- name              text  Channel of the spend, or name of the deal.
-- spend             money Media spend of the row.
-- pipeline_created  money Amount of the deal created.
-- won               money Amount of the deal won.
-- source_file       text  File the row came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with months as (
    select
        month_start_date,
        max(date) + 1 as until_date
    from mart_calendar
    group by month_start_date
    having max(date) < $to
    order by month_start_date desc
    limit 24
),

days as (
    select
        min(month_start_date) as from_date,
        max(until_date) as until_date
    from months
),

spend as (
    select
        date,
        'spend' as kind,
        cast(row_id as text) as row_id,
        channel as name,
        cost as amount,
        batch_id,
        line
    from mart_spend
    where
        is_media
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
),

deals as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

events as (
    select * from spend
    union all
    select
        created_date as date,
        'created' as kind,
        opportunity_id as row_id,
        opportunity_name as name,
        amount,
        batch_id,
        line
    from deals
    union all
    select
        closed_date as date,
        'won' as kind,
        opportunity_id as row_id,
        opportunity_name as name,
        amount,
        batch_id,
        line
    from deals
    where is_won
),

batches as (
    select * from stg_batches
),

listed as (
    select
        events.date,
        events.kind,
        events.row_id,
        events.name,
        case when events.kind = 'spend' then events.amount end as spend,
        case when events.kind = 'created' then events.amount end as pipeline_created,
        case when events.kind = 'won' then events.amount end as won,
        batches.file_name as source_file,
        events.line as source_line,
        events.batch_id
    from days
    inner join events
        on
            days.from_date <= events.date
            and days.until_date > events.date
    left join batches on events.batch_id = batches.batch_id
)

select * from listed
order by date, kind, row_id
