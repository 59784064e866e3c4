-- Which open deals are late: stalled, pushed, or past their close date?
--
-- Open deals whose close date has passed or moved later at least once, or that have stood in their stage for longer
-- than nine in ten won deals did. Those with most of these first, then the largest.
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
-- days_in_stage     days  Days in its stage; empty where the day it entered is not known.
-- is_stalled        flag  Whether it has stood there longer than nine in ten won deals did.
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
        coalesce(stages.is_stalled, false) as is_stalled,
        clock.as_of - deals.close_date as days_past
    from mart_deals as deals
    inner join mart_open_deals as stages on deals.opportunity_id = stages.opportunity_id
    cross join stg_as_of as clock
    where
        ($regions is null or list_contains($regions, deals.region))
        and ($segments is null or list_contains($segments, deals.segment))
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
        deals.days_in_stage,
        deals.is_stalled,
        deals.amount,
        deals.close_date,
        case when deals.days_past > 0 then deals.days_past end as days_overdue,
        deals.pushes,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from deals
    left join batches on deals.batch_id = batches.batch_id
    where deals.days_past > 0 or deals.pushes > 0 or deals.is_stalled
)

select * from listed
order by
    if(is_stalled, 1, 0) + if(days_overdue > 0, 1, 0) + if(pushes > 0, 1, 0) desc,
    amount desc nulls last,
    opportunity_id asc
