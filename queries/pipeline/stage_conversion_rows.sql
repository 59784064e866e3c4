-- Which deals entered each stage, and what became of them there?
--
-- grain: opportunity_id, stage
-- side: both
-- $cohort_from  date?   First day of entering; 12 months before the last when absent.
-- $to           date    First day no longer counted.
-- $regions      text[]? Only these regions; all when absent.
-- $segments     text[]? Only these segments; all when absent.
--
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name.
-- owner             text  Person in sales who owns it.
-- segment           text  Its segment.
-- pipeline          text  Its pipeline.
-- stage             text  The stage.
-- entered_date      date  Day it first entered.
-- advanced_date     date  Day it first stood further on or was won.
-- lost_date         date  Day it was lost without having moved on.
-- days              days  Days from entering to either, or until now.
-- amount            money What it is worth, in the reporting currency.
-- source_file       text  File the deal came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with visits as (
    select *
    from mart_stage_visits
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and entered_date < $to
        and entered_date >= coalesce($cohort_from, cast(cast($to as date) - interval 12 month as date))
),

deals as (
    select * from mart_deals
),

batches as (
    select * from stg_batches
),

listed as (
    select
        visits.opportunity_id,
        deals.opportunity_name,
        deals.owner,
        visits.segment,
        visits.pipeline,
        visits.stage,
        visits.entered_date,
        visits.advanced_date,
        visits.lost_date,
        visits.days,
        deals.amount,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from visits
    inner join deals on visits.opportunity_id = deals.opportunity_id
    left join batches on deals.batch_id = batches.batch_id
)

select * from listed
order by entered_date desc, opportunity_id asc, stage asc
