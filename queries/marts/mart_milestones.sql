-- The moments of a deal up to which touches count: created, won and lost.
--
-- The first two earn credit; a lost deal's journey is one that led nowhere, which the Markov chain needs. The lead of
-- a deal is the first that names it, else the first of its account up to the deal's creation.
--
-- grain: milestone, opportunity_id
--
-- milestone       text   Milestone: created, won or lost.
-- opportunity_id  text   The deal.
-- milestone_date  date   Day of it.
-- until_at        time   First moment at which a touch no longer counts.
-- lead_until_at   time   First moment after its lead was created; empty where no lead is known.
-- deal_until_at   time   First moment after the deal was created; empty where that is unknown.
-- cents           count  Amount of the deal in cents, 0 where it is unknown.
-- region          text   Region of the deal.
-- segment         text   Segment of the deal.
-- lead_source     text   Lead source of the deal.
with deals as (
    select
        *,
        cast(coalesce(amount, 0) * 100 as bigint) as cents,
        case
            when created_at = cast(created_date as timestamp) then created_at + interval 1 day
            else created_at + interval 1 microsecond
        end as deal_until_at
    from mart_deals
),

leads as (
    select
        opportunity_id,
        account_key,
        created_at,
        case
            when created_at = cast(created_date as timestamp) then created_at + interval 1 day
            else created_at + interval 1 microsecond
        end as lead_until_at
    from stg_leads
),

named as (
    select
        opportunity_id,
        min(lead_until_at) as lead_until_at
    from leads
    where opportunity_id is not null
    group by opportunity_id
),

of_accounts as (
    select
        account_key,
        min(lead_until_at) as lead_until_at
    from leads
    group by account_key
),

placed as (
    select
        deals.*,
        coalesce(
            named.lead_until_at,
            case when of_accounts.lead_until_at <= deals.deal_until_at then of_accounts.lead_until_at end
        ) as lead_until_at
    from deals
    left join named on deals.opportunity_id = named.opportunity_id
    left join of_accounts on deals.account_key = of_accounts.account_key
),

moments as (
    select
        *,
        'created' as milestone,
        created_date as milestone_date,
        deal_until_at as until_at
    from placed
    where created_date is not null
    union all
    select
        *,
        case when is_won then 'won' else 'lost' end as milestone,
        closed_date as milestone_date,
        cast(closed_date as timestamp) + interval 1 day as until_at
    from placed
    where is_closed
),

described as (
    select
        milestone,
        opportunity_id,
        milestone_date,
        until_at,
        lead_until_at,
        deal_until_at,
        cents,
        region,
        segment,
        lead_source
    from moments
)

select * from described
