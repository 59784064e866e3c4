-- One row per lead, with its hand-over and what sales did with it.
--
-- grain: lead_key
--
-- lead_key           text   Its id, else a key made of what identifies it.
-- created_date       date   Day it was created.
-- hand_over_at       time   When it was handed over to sales; empty where that is still to come.
-- hand_over_date     date   Day of the hand-over.
-- channel            text   Channel, else the campaign's, else Unknown.
-- campaign_id        text   Campaign it came from.
-- campaign_name      text   Name of the campaign.
-- segment            text   Segment: its own, else the account's, else the campaign's.
-- region             text   Region: its own, else the account's, else the owner's.
-- account_key        text   Account, by id, else by name.
-- owner              text   Who is to answer it.
-- team               text   Team of the owner.
-- first_response_at  time   When sales first answered; empty until then.
-- response_hours     hours  Business hours from hand-over to first response; empty until answered.
-- waited_hours       hours  Business hours waited so far, or until answered.
-- sla_hours          hours  Business hours within which it is to be answered.
-- is_untouched       flag   Whether it waits longer than agreed and nobody has answered.
-- is_late            flag   Whether its answer came, or is, later than agreed.
-- is_accepted        flag   Whether sales accepted it.
-- is_rejected        flag   Whether sales rejected it.
-- is_recycled        flag   Whether it went back to marketing.
-- recycled_date      date   Day it went back; empty where it did not.
-- is_sql             flag   Whether sales qualified it as a deal.
-- rejection_reason   text   Why it was rejected.
-- opportunity_id     text   Deal it became.
-- batch_id           text   Load its row came with.
-- line               count  Line of the file.
with leads as (
    select * from stg_leads
),

hours as (
    select * from mart_lead_hours
),

terms as (
    select * from mart_lead_terms
),

campaigns as (
    select * from stg_campaigns
),

owners as (
    select * from stg_owners
),

joined as (
    select
        leads.lead_key,
        leads.created_date,
        leads.hand_over_at,
        cast(leads.hand_over_at as date) as hand_over_date,
        coalesce(leads.channel, campaigns.channel, 'Unknown') as channel,
        leads.campaign_id,
        campaigns.campaign_name,
        terms.segment,
        terms.region,
        leads.account_key,
        leads.owner,
        owners.team,
        leads.first_response_at,
        hours.response_hours,
        hours.waited_hours,
        terms.sla_hours,
        leads.first_response_at is null and hours.is_late as is_untouched,
        hours.is_late,
        leads.accepted_at is not null as is_accepted,
        leads.rejected_at is not null as is_rejected,
        leads.recycled_at is not null as is_recycled,
        cast(leads.recycled_at as date) as recycled_date,
        leads.sql_at is not null as is_sql,
        leads.rejection_reason,
        leads.opportunity_id,
        leads.batch_id,
        leads.line
    from leads
    inner join hours on leads.row_id = hours.row_id
    inner join terms on leads.row_id = terms.row_id
    left join campaigns on leads.campaign_id = campaigns.campaign_id
    left join owners on lower(trim(leads.owner)) = owners.owner_key
)

select * from joined
