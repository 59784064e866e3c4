-- Which deals were created or closed in the period?
--
-- The deals behind the four levers of sales velocity: each is listed once, with whether it was created, closed or won
-- in the period.
--
-- grain: opportunity_id
-- side: both
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
-- amount            money What it is worth, in the reporting currency.
-- created_date      date  Day it was created.
-- closed_date       date  Day it closed; empty while it is open.
-- cycle_days        days  Days from created to closed.
-- was_created       flag  Whether it was created in the period.
-- was_closed        flag  Whether it was won or lost in the period.
-- was_won           flag  Whether it was won in the period.
-- source_file       text  File it came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with deals as (
    select
        *,
        coalesce(created_date >= $from and created_date < $to, false) as was_created,
        coalesce(is_closed and closed_date >= $from and closed_date < $to, false) as was_closed
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
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
        deals.amount,
        deals.created_date,
        deals.closed_date,
        deals.cycle_days,
        deals.was_created,
        deals.was_closed,
        deals.was_closed and deals.is_won as was_won,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from deals
    left join batches on deals.batch_id = batches.batch_id
    where deals.was_created or deals.was_closed
)

select * from listed
order by coalesce(closed_date, created_date) desc, opportunity_id
