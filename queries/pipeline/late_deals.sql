-- Which open deals were pushed, or should have closed already?
--
-- Open deals whose close date has passed or moved later at least once, those that should have closed longest ago first,
-- then those pushed most often.
--
-- grain: opportunity_id
-- rows: pipeline/open_rows
-- side: sales
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name, else its id.
-- account_name      text  Company it is with.
-- owner             text  Person in sales who owns it.
-- lead_source       text  Where it came from, in the CRM's words.
-- stage             text  Stage it stands in.
-- amount            money What it is worth.
-- close_date        date  Day it is expected to close.
-- days_overdue      days  Days since that day; empty where it is still to come.
-- pushes            count How often its close date moved later.
-- source_file       text  File it came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with deals as (
    select
        deals.*,
        clock.as_of - deals.close_date as days_past
    from mart_deals as deals
    cross join stg_as_of as clock
    where
        ($regions is null or list_contains($regions, deals.region))
        and ($segments is null or list_contains($segments, deals.segment))
        and deals.is_open
),

batches as (
    select * from stg_batches
),

listed as (
    select
        deals.opportunity_id,
        coalesce(deals.opportunity_name, deals.opportunity_id) as opportunity_name,
        deals.account_name,
        deals.owner,
        deals.lead_source,
        deals.stage,
        deals.amount,
        deals.close_date,
        case when deals.days_past > 0 then deals.days_past end as days_overdue,
        deals.pushes,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from deals
    left join batches on deals.batch_id = batches.batch_id
    where deals.days_past > 0 or deals.pushes > 0
)

select * from listed
order by days_overdue desc nulls last, pushes desc, amount desc nulls last, opportunity_id asc
