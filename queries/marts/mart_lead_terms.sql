-- What holds for each lead: its region and segment, the business hours that count, and the time agreed for an answer.
--
-- The agreed time is the term both sides agreed on that held on the day of the hand-over: one for its region and
-- segment before one for either, before one for all, then the latest. Without a term the setting counts.
--
-- grain: row_id
--
-- row_id      count  Row of the lead.
-- region      text   Region: its own, else the account's, else the owner's.
-- segment     text   Segment: its own, else the account's, else the campaign's.
-- start_hour  count  Hour of the day at which business hours begin in its region.
-- end_hour    count  Hour of the day at which they end.
-- sla_hours   hours  Business hours within which it is to be answered.
with leads as (
    select * from stg_leads
),

settings as (
    select * from stg_chosen_settings
),

placed as (
    select
        leads.row_id,
        cast(leads.hand_over_at as date) as hand_over_date,
        coalesce(leads.region, accounts.region, owners.region) as region,
        coalesce(leads.segment, accounts.segment, campaigns.segment) as segment
    from leads
    left join stg_campaigns as campaigns on leads.campaign_id = campaigns.campaign_id
    left join stg_accounts as accounts on leads.account_key = accounts.account_key
    left join stg_owners as owners on lower(trim(leads.owner)) = owners.owner_key
),

terms as (
    select
        *,
        case when region is null then 0 else 2 end + case when segment is null then 0 else 1 end as detail
    from stg_sla
    where promise = 'first_response' and measured_in = 'hours' and is_agreed
),

agreed as (
    select
        placed.row_id,
        arg_max(terms.value, (terms.detail, terms.valid_from)) as sla_hours
    from placed
    inner join terms
        on
            placed.hand_over_date >= terms.valid_from
            and (terms.region is null or placed.region = terms.region)
            and (terms.segment is null or placed.segment = terms.segment)
    group by placed.row_id
),

joined as (
    select
        placed.row_id,
        placed.region,
        placed.segment,
        coalesce(hours.start_hour, settings.business_start_hour) as start_hour,
        coalesce(hours.end_hour, settings.business_end_hour) as end_hour,
        coalesce(cast(agreed.sla_hours as double), settings.sla_hours) as sla_hours
    from placed
    left join agreed on placed.row_id = agreed.row_id
    left join stg_region_hours as hours on placed.region = hours.region
    cross join settings
)

select * from joined
