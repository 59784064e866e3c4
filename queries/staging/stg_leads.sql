-- Leads as loaded, with what had happened to them before the as-of date.
--
-- A lead is handed over on the day that both sides agreed counts when it was created; where they agreed on none, when
-- it reached the threshold, else when it was created.
--
-- grain: row_id
--
-- row_id             count  Row of the lead.
-- batch_id           text   Load it came with.
-- line               count  Line of the file.
-- lead_key           text   Its id, else a key made of what identifies it.
-- lead_id            text   Its id, as the file gives it.
-- created_at         time   When it was created.
-- created_date       date   Day it was created.
-- account_key        text   Account, by id, else by name.
-- account_id         text   Account, as the file gives it.
-- account_name       text   Name of the account, as the file gives it.
-- contact_id         text   Person.
-- email              text   E-mail address.
-- channel            text   Channel, as the file gives it.
-- campaign_id        text   Campaign.
-- segment            text   Segment, as the file gives it.
-- region             text   Region, as the file gives it.
-- owner              text   Who is to answer it.
-- mql_at             time   When it reached the agreed threshold.
-- hand_over_at       time   When it was handed over; empty where that is still to come.
-- first_response_at  time   When sales first answered.
-- accepted_at        time   When sales accepted it.
-- rejected_at        time   When sales rejected it.
-- rejection_reason   text   Why.
-- recycled_at        time   When it went back to marketing.
-- sql_at             time   When sales qualified it as a deal.
-- opportunity_id     text   Deal it became.
-- channel_rule_id    count  Rule of the channel map that gave the channel; empty where none did.
with hand_overs as (
    select * from stg_definitions
    where term = 'mql' and is_agreed
),

leads as (
    select
        leads.*,
        regexp_replace(lower(leads.account_name), '[^\p{L}\p{N}]', '', 'g') as normalised_name,
        case hand_overs.variant
            when 'scored' then leads.mql_at
            when 'created' then leads.created_at
            else coalesce(leads.mql_at, leads.created_at)
        end as reached_at,
        cast(coalesce(getvariable('as_of'), date '9999-12-31') as timestamp) as limit_at
    from stg_named_leads as leads
    left join hand_overs
        on
            leads.created_at >= hand_overs.valid_from
            and leads.created_at < coalesce(hand_overs.holds_until, date '9999-12-31')
    where leads.created_at < coalesce(getvariable('as_of'), date '9999-12-31')
),

account_names as (
    select * from stg_account_names
),

choices as (
    select * from mart_channel_choices
    where table_name = 'leads'
),

known as (
    select
        leads.row_id,
        leads.batch_id,
        leads.line,
        leads.lead_key,
        leads.lead_id,
        leads.created_at,
        cast(leads.created_at as date) as created_date,
        coalesce(leads.account_id, account_names.account_key, 'name:' || leads.normalised_name) as account_key,
        leads.account_id,
        leads.account_name,
        leads.contact_id,
        leads.email,
        coalesce(choices.channel, leads.channel) as channel,
        leads.campaign_id,
        leads.segment,
        leads.region,
        leads.owner,
        case when leads.mql_at < leads.limit_at then leads.mql_at end as mql_at,
        case when leads.reached_at < leads.limit_at then leads.reached_at end as hand_over_at,
        case when leads.first_response_at < leads.limit_at then leads.first_response_at end as first_response_at,
        case when leads.accepted_at < leads.limit_at then leads.accepted_at end as accepted_at,
        case when leads.rejected_at < leads.limit_at then leads.rejected_at end as rejected_at,
        case when leads.rejected_at >= leads.limit_at then null else leads.rejection_reason end as rejection_reason,
        case when leads.recycled_at < leads.limit_at then leads.recycled_at end as recycled_at,
        case when leads.sql_at < leads.limit_at then leads.sql_at end as sql_at,
        case when leads.sql_at >= leads.limit_at then null else leads.opportunity_id end as opportunity_id,
        choices.rule_id as channel_rule_id
    from leads
    left join account_names on leads.normalised_name = account_names.normalised_name
    left join choices
        on
            leads.channel = choices.source
            and leads.medium is not distinct from choices.medium
            and leads.campaign_id is not distinct from choices.campaign_id
)

select * from known
