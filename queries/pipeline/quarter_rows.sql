-- Which deals make this quarter?
--
-- Deals won in the fiscal quarter that holds the period's last day, up to the period's end, and open deals whose close
-- date lies in it.
--
-- grain: opportunity_id
-- side: both
-- $to        date    First day no longer counted; the quarter is the one that holds the day before.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name.
-- account_name      text  Company it is with.
-- owner             text  Person in sales who owns it.
-- region            text  Its region.
-- segment           text  Its segment.
-- stage             text  Stage it stands in.
-- is_won            flag  Whether it is won; else it is open.
-- amount            money What it is worth, in the reporting currency.
-- close_date        date  Day it closed, or is expected to.
-- source_file       text  File it came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with quarter as (
    select
        quarter_start_date,
        quarter_end_date
    from mart_calendar
    where date = $to - 1
),

deals as (
    select
        *,
        coalesce(closed_date, close_date) as due_date
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and (is_open or (is_won and closed_date < $to))
),

batches as (
    select * from stg_batches
),

listed as (
    select
        deals.opportunity_id,
        deals.opportunity_name,
        deals.account_name,
        deals.owner,
        deals.region,
        deals.segment,
        deals.stage,
        deals.is_won,
        deals.amount,
        deals.due_date as close_date,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from deals
    inner join quarter
        on
            deals.due_date >= quarter.quarter_start_date
            and deals.due_date < quarter.quarter_end_date
    left join batches on deals.batch_id = batches.batch_id
)

select * from listed
order by is_won desc, close_date asc, opportunity_id asc
