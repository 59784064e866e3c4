-- Which lines of spend stand behind the number?
--
-- Media spend, one row per loaded line; lines of one file with the same key are added up and shown at the first of
-- them.
--
-- grain: source_file, source_line, date, channel, campaign, region, segment
-- side: marketing
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only spend aimed at these regions; all when absent.
-- $segments  text[]? Only spend aimed at these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- date           date  Day the money was spent.
-- channel        text  Channel it went to.
-- campaign       text  Campaign, by name where one is known.
-- region         text  Region it was aimed at.
-- segment        text  Segment it was aimed at.
-- cost           money Cost in the reporting currency; empty where no rate is known.
-- cost_as_given  money Cost as the file has it, in the currency beside it.
-- currency       text  Currency of the cost as given.
-- source_file    text  File the line came from.
-- source_line    count Line of that file.
-- batch_id       text  Load that brought the file.
with spend as (
    select *
    from mart_spend
    where
        is_media
        and date >= $from
        and date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
),

batches as (
    select * from stg_batches
),

listed as (
    select
        spend.date,
        spend.channel,
        coalesce(spend.campaign_name, spend.campaign_id) as campaign,
        spend.region,
        spend.segment,
        spend.cost,
        spend.cost_as_given,
        spend.currency,
        batches.file_name as source_file,
        spend.line as source_line,
        spend.batch_id
    from spend
    left join batches on spend.batch_id = batches.batch_id
)

select * from listed
order by date, channel, campaign, region, segment, source_file, source_line
