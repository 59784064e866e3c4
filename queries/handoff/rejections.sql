-- Which words come back with rejected leads, and from which campaigns?
--
-- Rejected leads of the period by the reason the rep gave, beside the campaign that brought them.
--
-- grain: channel, campaign, reason
-- rows: handoff/lead_rows
-- side: both
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- channel   text    Channel that brought the leads.
-- campaign  text    Campaign, by name where one is known.
-- reason    text    Why, in the rep's words.
-- rejected  count   Leads rejected for it.
-- judged    count   Leads of that campaign accepted or rejected.
-- share     percent Rejected for it, as a share of those judged.
-- answer    text    What was answered last, on this page or in a note about it.
-- answered_by  text  Who answered.
-- about     text    Campaign and reason in one, by which answers are kept.
with leads as (
    select
        channel,
        coalesce(campaign_name, campaign_id, 'No campaign') as campaign,
        coalesce(rejection_reason, 'No reason given') as reason,
        is_rejected
    from mart_leads
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
        and hand_over_date >= $from
        and hand_over_date < $to
        and (is_accepted or is_rejected)
),

campaigns as (
    select
        channel,
        campaign,
        count(*) as judged
    from leads
    group by channel, campaign
),

reasons as (
    select
        channel,
        campaign,
        reason,
        count(*) as rejected
    from leads
    where is_rejected
    group by channel, campaign, reason
),

shares as (
    select
        reasons.channel,
        reasons.campaign,
        reasons.reason,
        reasons.rejected,
        campaigns.judged,
        reasons.rejected / nullif(campaigns.judged, 0) as share
    from reasons
    inner join campaigns
        on
            reasons.channel = campaigns.channel
            and reasons.campaign = campaigns.campaign
),

answers as (
    select
        about_id,
        arg_max(note, (written_at, note_id)) as answer,
        arg_max(written_by, (written_at, note_id)) as answered_by
    from stg_notes
    where about_kind = 'campaign'
    group by about_id
),

answered as (
    select
        shares.*,
        answers.answer,
        answers.answered_by,
        shares.campaign || ': ' || shares.reason as about
    from shares
    left join answers on shares.campaign || ': ' || shares.reason = answers.about_id
)

select * from answered
order by rejected desc, share desc, channel asc, campaign asc, reason asc
