-- On which deals of the last year is a competitor named?
--
-- grain: opportunity_id
-- side: both
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name.
-- account_name      text  Company it is with.
-- competitor        text  Against whom.
-- is_won            flag  Whether it was won.
-- region            text  Its region.
-- segment           text  Its segment.
-- closed_date       date  Day it was won or lost.
-- amount            money What it was worth.
-- loss_reason       text  What the rep wrote.
-- source_file       text  File it came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought it.
with deals as (
    select deals.*
    from mart_deals as deals
    cross join stg_as_of as clock
    where
        deals.competitor is not null
        and deals.is_closed
        and deals.closed_date >= clock.as_of - 365
        and ($regions is null or list_contains($regions, deals.region))
        and ($segments is null or list_contains($segments, deals.segment))
),

batches as (
    select * from stg_batches
),

listed as (
    select
        deals.opportunity_id,
        deals.opportunity_name,
        deals.account_name,
        deals.competitor,
        deals.is_won,
        deals.region,
        deals.segment,
        deals.closed_date,
        deals.amount,
        deals.loss_reason,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from deals
    left join batches on deals.batch_id = batches.batch_id
)

select * from listed
order by closed_date desc, opportunity_id asc
