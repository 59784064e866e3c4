-- Which deals were won in these quarters?
--
-- The won deals of the six fiscal quarters that end with the one that holds the period's last day.
--
-- grain: opportunity_id
-- side: sales
-- $to        date    First day no longer counted; the last quarter listed holds the day before.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- quarter_label     text  Fiscal quarter it closed in.
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name.
-- account_name      text  Company it is with.
-- owner             text  Person in sales who owns it.
-- region            text  Its region.
-- segment           text  Its segment.
-- amount            money What it is worth, in the reporting currency.
-- closed_date       date  Day it was won.
-- source_file       text  File it came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with won_deals as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and is_won
        and closed_date < $to
),

quarters as (
    select distinct
        quarter_start_date,
        quarter_end_date,
        quarter_label
    from mart_calendar
    where quarter_start_date < $to
    order by quarter_start_date desc
    limit 6
),

batches as (
    select * from stg_batches
),

listed as (
    select
        quarters.quarter_label,
        won_deals.opportunity_id,
        won_deals.opportunity_name,
        won_deals.account_name,
        won_deals.owner,
        won_deals.region,
        won_deals.segment,
        won_deals.amount,
        won_deals.closed_date,
        batches.file_name as source_file,
        won_deals.line as source_line,
        won_deals.batch_id
    from won_deals
    inner join quarters
        on
            won_deals.closed_date >= quarters.quarter_start_date
            and won_deals.closed_date < quarters.quarter_end_date
    left join batches on won_deals.batch_id = batches.batch_id
)

select * from listed
order by closed_date desc, opportunity_id asc
