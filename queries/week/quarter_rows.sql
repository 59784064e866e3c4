-- Which deals has the quarter won so far?
--
-- Won deals of the fiscal quarter that holds the period's last day, up to that day.
--
-- grain: opportunity_id
-- side: sales
-- $to        date    First day no longer counted.
-- $regions   text[]? Only deals of these regions; all when absent.
-- $segments  text[]? Only deals of these segments; all when absent.
--
-- closed_date       date  Day it was won.
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name.
-- owner             text  Person in sales who owns it.
-- region            text  Its region.
-- segment           text  Its segment.
-- amount            money Amount won.
-- source_file       text  File it came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with quarter as (
    select quarter_start_date
    from mart_calendar
    where date = $to - 1
),

won as (
    select *
    from mart_deals
    where
        is_won
        and closed_date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

batches as (
    select * from stg_batches
),

listed as (
    select
        won.closed_date,
        won.opportunity_id,
        won.opportunity_name,
        won.owner,
        won.region,
        won.segment,
        won.amount,
        batches.file_name as source_file,
        won.line as source_line,
        won.batch_id
    from won
    inner join quarter on won.closed_date >= quarter.quarter_start_date
    left join batches on won.batch_id = batches.batch_id
)

select * from listed
order by closed_date desc, opportunity_id asc
