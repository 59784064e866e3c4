-- Which deals stand behind what was sourced and influenced?
--
-- One row per won deal and channel that touched it, or No touch where nothing touched it before its creation.
--
-- grain: opportunity_id, channel
-- side: both
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only deals of these regions; all when absent.
-- $segments  text[]? Only deals of these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- closed_date       date  Day the deal was won.
-- opportunity_id    text  Deal, by its CRM identifier.
-- opportunity_name  text  Name of the deal.
-- channel           text  Channel, or No touch.
-- amount            money Amount won.
-- sourced           money Part of the amount the channel brought: exclusive.
-- is_accelerated    flag  Whether it touched the deal between creation and close.
-- is_influenced     flag  Whether it touched the deal at any time before the close.
-- source_file       text  File the deal came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with pairs as (
    select *
    from mart_influence
    where
        closed_date >= $from
        and closed_date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
),

listed as (
    select
        pairs.closed_date,
        pairs.opportunity_id,
        deals.opportunity_name,
        pairs.channel,
        pairs.amount,
        pairs.sourced,
        pairs.is_accelerated,
        pairs.is_influenced,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from pairs
    inner join mart_deals as deals on pairs.opportunity_id = deals.opportunity_id
    left join stg_batches as batches on deals.batch_id = batches.batch_id
)

select * from listed
order by closed_date, opportunity_id, channel
