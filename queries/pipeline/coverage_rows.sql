-- Which deals is coverage measured on?
--
-- Open deals dated in the quarter now, and those of past quarters as they stood on the same day of theirs, with what
-- they were won for by its end.
--
-- grain: opportunity_id, quarter_start_date
-- side: both
-- $to        date    First day no longer counted; the quarter is the one that holds the day before.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- quarter_start_date  date  First day of the quarter it was dated in.
-- opportunity_id      text  The deal.
-- opportunity_name    text  Its name.
-- account_name        text  Company it is with.
-- owner               text  Person in sales who owns it.
-- segment             text  Its segment.
-- amount              money Its amount on that day.
-- won_amount          money What it was won for by the end of that quarter.
-- source_file         text  File the deal's row came from.
-- source_line         count Line of that file.
-- batch_id            text  Load that brought the file.
with today as (
    select
        quarter_start_date,
        cast(cast($to as date) - quarter_start_date as integer) as day_number
    from mart_calendar
    where date = $to - 1
),

standing as (
    select
        spells.*,
        least(spells.quarter_start_date + today.day_number, spells.quarter_end_date) as same_date
    from mart_quarter_spells as spells
    inner join today on spells.quarter_start_date <= today.quarter_start_date
    where
        ($regions is null or list_contains($regions, spells.region))
        and ($segments is null or list_contains($segments, spells.segment))
        and spells.quarter_start_date > today.quarter_start_date - 740
        and spells.from_date < same_date
        and spells.until_date >= same_date
        and (spells.is_known or spells.quarter_start_date = today.quarter_start_date)
),

labels as (
    select * from mart_deal_labels
),

batches as (
    select * from stg_batches
),

listed as (
    select
        standing.quarter_start_date,
        standing.opportunity_id,
        labels.opportunity_name,
        labels.account_name,
        labels.owner,
        standing.segment,
        cast(standing.amount as decimal(18, 2)) as amount,
        cast(standing.won_amount as decimal(18, 2)) as won_amount,
        batches.file_name as source_file,
        labels.line as source_line,
        labels.batch_id
    from standing
    inner join labels on standing.opportunity_id = labels.opportunity_id
    left join batches on labels.batch_id = batches.batch_id
)

select * from listed
order by quarter_start_date desc, amount desc, opportunity_id asc
