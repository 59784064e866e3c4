-- Which open deals are the oldest, and what comes next on them?
--
-- The 15 open deals created longest ago, the oldest first.
--
-- grain: opportunity_id
-- rows: pipeline/open_rows
-- side: both
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- opportunity_id      text  The deal.
-- opportunity_name    text  Its name, else its id.
-- account_name        text  Company it is with.
-- owner               text  Person in sales who owns it.
-- region              text  Its region.
-- segment             text  Its segment.
-- stage               text  Stage it stands in.
-- amount              money What it is worth, in the reporting currency.
-- age_days            days  Days since it was created; empty without a start date.
-- days_in_stage       days  Days in its stage; empty where the day it entered is not known.
-- usual_days          days  Days within which nine in ten won deals left that stage.
-- is_stalled          flag  Whether it has stood longer than that.
-- close_date          date  Day it is expected to close.
-- last_activity_date  date  Day anybody last worked on it.
-- next_step           text  What the rep will do next.
-- source_file         text  File it came from.
-- source_line         count Line of that file.
-- batch_id            text  Load that brought the file.
with deals as (
    select *
    from mart_open_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and created_date is not null
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
        deals.region,
        deals.segment,
        deals.stage,
        deals.amount,
        deals.age_days,
        deals.days_in_stage,
        deals.usual_days,
        deals.is_stalled,
        deals.close_date,
        deals.last_activity_date,
        deals.next_step,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from deals
    left join batches on deals.batch_id = batches.batch_id
)

select * from listed
order by age_days desc, opportunity_id asc
limit 15
