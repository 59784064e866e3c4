-- Which leads wait for a first answer?
--
-- Leads of the period past the agreed time without a response, the longest wait first.
--
-- grain: lead_key
-- rows: handoff/lead_rows
-- side: sales
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- lead_key      text  The lead.
-- hand_over_at  time  When it was handed over.
-- channel       text  Channel that brought it.
-- campaign      text  Campaign, by name where one is known.
-- region        text  Its region.
-- segment       text  Its segment.
-- owner         text  Person who is to answer it.
-- waited_hours  hours Business hours waited so far.
-- source_file   text  File it came from.
-- source_line   count Line of that file.
-- batch_id      text  Load that brought the file.
with leads as (
    select
        *,
        coalesce(campaign_name, campaign_id) as campaign
    from mart_leads
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
        and hand_over_date >= $from
        and hand_over_date < $to
        and is_untouched
),

batches as (
    select * from stg_batches
),

listed as (
    select
        leads.lead_key,
        leads.hand_over_at,
        leads.channel,
        leads.campaign,
        leads.region,
        leads.segment,
        leads.owner,
        leads.waited_hours,
        batches.file_name as source_file,
        leads.line as source_line,
        leads.batch_id
    from leads
    left join batches on leads.batch_id = batches.batch_id
)

select * from listed
order by waited_hours desc, lead_key asc
