-- One row per deal that is not deleted, as it stood at the as-of date.
--
-- Every deal is exactly one of open, won and lost. Amounts are in the reporting currency. A deal counts as closed on
-- the CRM's close date, or on the day it entered its last stage, as both sides agreed for deals of that close date.
--
-- grain: opportunity_id
--
-- opportunity_id      text   Its id, else its name and account.
-- opportunity_name    text   Its name.
-- account_key         text   Account, by id, else by name.
-- account_id          text   Its account, where the file gives an id.
-- account_name        text   Name of the account.
-- owner               text   Who owns it.
-- team                text   Team of the owner.
-- manager             text   Manager of the owner.
-- region              text   Region: its own, else the account's, else the owner's.
-- segment             text   Segment: its own, else the account's.
-- product             text   Product.
-- pipeline            text   Pipeline; Default where the file names none.
-- opportunity_type    text   Type, such as New Business.
-- lead_source         text   Source the CRM names, else Unknown.
-- created_date        date   Day it was created; empty for a prospect not yet engaged.
-- created_at          time   When it was created.
-- close_date          date   Day it closed, or should close.
-- stage               text   Stage at the as-of date; Unknown where only a later outcome is on file.
-- is_open             flag   Whether it was open.
-- is_won              flag   Whether it was won.
-- is_lost             flag   Whether it was lost.
-- is_closed           flag   Whether it was won or lost.
-- closed_date         date   Day it was won or lost; empty while open.
-- amount              money  Amount in the reporting currency; empty where no rate is known.
-- amount_as_given     money  Amount in its own currency.
-- currency            text   Its own currency.
-- cycle_days          days   From created to closed; empty while open.
-- age_days            days   From created to the as-of date; empty once closed.
-- stage_since         date   Day it entered its stage; empty where unknown.
-- days_in_stage       days   Days in its stage, for open deals; empty where unknown.
-- last_activity_date  date   Day of the last activity.
-- next_step           text   Next step.
-- loss_reason         text   Why it was lost.
-- competitor          text   Against whom.
-- pushes              count  How often its close date moved later.
-- batch_id            text   Load its row came with.
-- line                count  Line of the file.
with deals as (
    select * from stg_opportunities
    where not is_deleted
),

accounts as (
    select * from stg_accounts
),

owners as (
    select * from stg_owners
),

pasts as (
    select * from mart_deal_pasts
),

closed_dates as (
    select * from mart_closed_dates
),

clock as (
    select * from stg_as_of
),

placed as (
    select
        deals.*,
        coalesce(deals.account_name, accounts.account_name) as known_account_name,
        owners.team,
        owners.manager,
        coalesce(deals.region, accounts.region, owners.region) as known_region,
        coalesce(deals.segment, accounts.segment) as known_segment,
        not deals.is_won and not deals.is_lost as is_open,
        closed_dates.closed_date,
        pasts.stage as past_stage,
        pasts.entered_date,
        pasts.pushes,
        clock.as_of
    from deals
    left join accounts on deals.account_key = accounts.account_key
    left join owners on lower(trim(deals.owner)) = owners.owner_key
    left join pasts on deals.opportunity_id = pasts.opportunity_id
    left join closed_dates on deals.opportunity_id = closed_dates.opportunity_id
    cross join clock
),

finished as (
    select
        opportunity_id,
        opportunity_name,
        account_key,
        account_id,
        known_account_name as account_name,
        owner,
        team,
        manager,
        known_region as region,
        known_segment as segment,
        product,
        coalesce(pipeline, 'Default') as pipeline,
        opportunity_type,
        coalesce(lead_source, 'Unknown') as lead_source,
        created_date,
        created_at,
        close_date,
        case
            when not is_open then stage_now
            when past_stage is not null then past_stage
            when is_won_now or is_lost_now then 'Unknown'
            else stage_now
        end as stage,
        is_open,
        is_won,
        is_lost,
        not is_open as is_closed,
        closed_date,
        amount,
        amount_as_given,
        currency,
        closed_date - created_date as cycle_days,
        case when is_open then as_of - created_date end as age_days,
        case when is_open then entered_date else closed_date end as stage_since,
        case when is_open then as_of - entered_date end as days_in_stage,
        cast(last_activity_at as date) as last_activity_date,
        next_step,
        loss_reason,
        competitor,
        coalesce(pushes, 0) as pushes,
        batch_id,
        line
    from placed
)

select * from finished
