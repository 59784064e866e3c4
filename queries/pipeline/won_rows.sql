-- Which deals were won in the period?
--
-- Amounts are won bookings as the CRM has them, dated by the day the deal closed.
--
-- grain: opportunity_id
-- side: sales
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name.
-- account_name      text  Company it is with.
-- owner             text  Person in sales who owns it.
-- region            text  Its region.
-- segment           text  Its segment.
-- lead_source       text  Where it came from, in the CRM's words.
-- amount            money What it is worth, in the reporting currency.
-- created_date      date  Day it was created.
-- closed_date       date  Day it was won.
-- cycle_days        days  Days from created to won.
-- source_file       text  File it came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with deals as (
    select * from mart_deals
),

batches as (
    select * from stg_batches
),

chosen as (
    select *
    from deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and is_won
        and closed_date >= $from
        and closed_date < $to
),

listed as (
    select
        chosen.opportunity_id,
        chosen.opportunity_name,
        chosen.account_name,
        chosen.owner,
        chosen.region,
        chosen.segment,
        chosen.lead_source,
        chosen.amount,
        chosen.created_date,
        chosen.closed_date,
        chosen.cycle_days,
        batches.file_name as source_file,
        chosen.line as source_line,
        chosen.batch_id
    from chosen
    left join batches on chosen.batch_id = batches.batch_id
)

select * from listed
order by closed_date desc, opportunity_id asc
