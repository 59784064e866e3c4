-- Which leads went back to marketing in the last year?
--
-- grain: lead_key
-- side: marketing
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- lead_key        text  The lead.
-- recycled_date   date  Day it went back.
-- channel         text  Channel that brought it.
-- region          text  Its region.
-- segment         text  Its segment.
-- account_key     text  Its account.
-- opportunity_id  text  Deal it became.
-- source_file     text  File it came from.
-- source_line     count Line of that file.
-- batch_id        text  Load that brought the file.
with leads as (
    select *
    from mart_leads
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
        and recycled_date >= $to - 365
        and recycled_date < $to
),

batches as (
    select * from stg_batches
),

listed as (
    select
        leads.lead_key,
        leads.recycled_date,
        leads.channel,
        leads.region,
        leads.segment,
        leads.account_key,
        leads.opportunity_id,
        batches.file_name as source_file,
        leads.line as source_line,
        leads.batch_id
    from leads
    left join batches on leads.batch_id = batches.batch_id
)

select * from listed
order by recycled_date desc, lead_key asc
