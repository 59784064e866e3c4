-- Leads as loaded, in our words.
--
-- grain: row_id
--
-- row_id             count  Row it came from.
-- batch_id           text   Load it came with.
-- line               count  Line of the file.
-- lead_id            text   Its id.
-- lead_key           text   Its id, else a key made of what identifies it.
-- created_at         time   When it was created.
-- account_id         text   Account.
-- account_name       text   Name of the account.
-- contact_id         text   Person.
-- email              text   Address.
-- channel            text   Channel.
-- medium             text   Medium beside it.
-- campaign_id        text   Campaign.
-- segment            text   Segment.
-- region             text   Region.
-- owner              text   Who is to answer it.
-- mql_at             time   When it was handed over.
-- first_response_at  time   When sales first answered.
-- accepted_at        time   When sales accepted it.
-- rejected_at        time   When sales rejected it.
-- rejection_reason   text   Why.
-- recycled_at        time   When it went back to marketing.
-- sql_at             time   When sales qualified it.
-- opportunity_id     text   Deal it became.
with leads as (
    select * from live_leads
),

aliases as (
    select * from mart_aliases
    where table_name = 'leads'
),

named as (
    select
        leads.row_id,
        leads.batch_id,
        leads.line,
        leads.lead_id,
        coalesce(leads.lead_id, cast(leads.key as varchar)) as lead_key,
        leads.created_at,
        leads.account_id,
        coalesce(account_names.our_value, leads.account_name) as account_name,
        leads.contact_id,
        leads.email,
        coalesce(channels.our_value, leads.channel) as channel,
        leads.medium,
        leads.campaign_id,
        coalesce(segments.our_value, leads.segment) as segment,
        coalesce(regions.our_value, leads.region) as region,
        coalesce(owners.our_value, leads.owner) as owner,
        leads.mql_at,
        leads.first_response_at,
        leads.accepted_at,
        leads.rejected_at,
        coalesce(reasons.our_value, leads.rejection_reason) as rejection_reason,
        leads.recycled_at,
        leads.sql_at,
        leads.opportunity_id
    from leads
    left join aliases as account_names
        on
            regexp_replace(lower(trim(leads.account_name)), '\s+', ' ', 'g') = account_names.their_key
            and account_names.column_name = 'account_name'
    left join aliases as channels
        on
            regexp_replace(lower(trim(leads.channel)), '\s+', ' ', 'g') = channels.their_key
            and channels.column_name = 'channel'
    left join aliases as segments
        on
            regexp_replace(lower(trim(leads.segment)), '\s+', ' ', 'g') = segments.their_key
            and segments.column_name = 'segment'
    left join aliases as regions
        on
            regexp_replace(lower(trim(leads.region)), '\s+', ' ', 'g') = regions.their_key
            and regions.column_name = 'region'
    left join aliases as owners
        on
            regexp_replace(lower(trim(leads.owner)), '\s+', ' ', 'g') = owners.their_key
            and owners.column_name = 'owner'
    left join aliases as reasons
        on
            regexp_replace(lower(trim(leads.rejection_reason)), '\s+', ' ', 'g') = reasons.their_key
            and reasons.column_name = 'rejection_reason'
)

select * from named
