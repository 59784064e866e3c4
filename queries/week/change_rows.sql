-- Which deals changed in the last seven days?
--
-- One row per change, largest first within its kind; the file and line are those that show it.
--
-- grain: kind, opportunity_id, changed_date, source_file, source_line
-- side: both
-- $to        date    First day no longer counted.
-- $regions   text[]? Only deals of these regions; all when absent.
-- $segments  text[]? Only deals of these segments; all when absent.
--
-- kind              text  created, won, lost, pushed_out, pulled_in, increased or decreased.
-- changed_date      date  Day of the change.
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name.
-- owner             text  Person in sales who owns it.
-- region            text  Its region.
-- segment           text  Its segment.
-- amount            money Amount of the deal; for amounts raised and cut what it changed by.
-- source_file       text  File that shows it.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with deals as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

changes as (
    select * from mart_deal_changes
    where changed_date >= $to - 7 and changed_date < $to
),

batches as (
    select * from stg_batches
),

listed as (
    select
        changes.kind,
        changes.changed_date,
        changes.opportunity_id,
        deals.opportunity_name,
        deals.owner,
        deals.region,
        deals.segment,
        changes.amount,
        batches.file_name as source_file,
        changes.line as source_line,
        changes.batch_id
    from changes
    inner join deals on changes.opportunity_id = deals.opportunity_id
    left join batches on changes.batch_id = batches.batch_id
)

select * from listed
order by kind asc, abs(amount) desc, opportunity_id, changed_date asc
