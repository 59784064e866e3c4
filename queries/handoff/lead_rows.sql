-- Which leads were handed over in the period?
--
-- Every lead by the day of its hand-over, answered or not.
--
-- grain: lead_key
-- side: both
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- lead_key           text  The lead.
-- hand_over_at       time  When it was handed over.
-- channel            text  Channel that brought it.
-- campaign           text  Campaign, by name where one is known.
-- region             text  Its region.
-- segment            text  Its segment.
-- owner              text  Person who is to answer it.
-- first_response_at  time  When sales first answered; empty until then.
-- response_hours     hours Business hours to the first answer; empty until then.
-- waited_hours       hours Business hours waited so far, or until answered.
-- is_late            flag  Whether the answer came, or is, later than agreed.
-- is_untouched       flag  Whether it is past the agreed time without an answer.
-- is_accepted        flag  Whether sales accepted it.
-- is_rejected        flag  Whether sales rejected it.
-- rejection_reason   text  Why, in the rep's words.
-- is_recycled        flag  Whether it went back to marketing.
-- is_sql             flag  Whether it became a deal.
-- source_file        text  File it came from.
-- source_line        count Line of that file.
-- batch_id           text  Load that brought the file.
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
        leads.first_response_at,
        leads.response_hours,
        leads.waited_hours,
        leads.is_late,
        leads.is_untouched,
        leads.is_accepted,
        leads.is_rejected,
        leads.rejection_reason,
        leads.is_recycled,
        leads.is_sql,
        batches.file_name as source_file,
        leads.line as source_line,
        leads.batch_id
    from leads
    left join batches on leads.batch_id = batches.batch_id
)

select * from listed
order by hand_over_at desc, lead_key asc
