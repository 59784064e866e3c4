-- What every deal is called and where it belongs, deleted ones included, with the day it ended.
--
-- Region, segment and lead source are the CRM's of today, whatever they were before.
--
-- grain: opportunity_id
--
-- opportunity_id    text   The deal.
-- opportunity_name  text   Its name, else its id.
-- account_name      text   Company it is with.
-- owner             text   Who owns it.
-- region            text   Its region, else Unknown.
-- segment           text   Its segment, else Unknown.
-- lead_source       text   Source the CRM names, else Unknown.
-- campaign          text   First campaign that touched it, else that of its lead, else No campaign.
-- currency          text   Currency it stands in.
-- created_date      date   Day it was created; empty for a prospect not yet engaged.
-- close_date        date   Close date now.
-- closed_date       date   Day it was won or lost; empty while open.
-- status            text   What it has come to: open, won or lost.
-- amount            money  Amount in the reporting currency; empty where no rate is known.
-- amount_as_given   money  Amount in its own currency.
-- is_deleted        flag   Whether the CRM marks it deleted.
-- batch_id          text   Load its row came with.
-- line              count  Line of the file.
with deals as (
    select * from mart_deals
),

deleted as (
    select * from stg_opportunities
    where is_deleted
),

accounts as (
    select * from stg_accounts
),

campaigns as (
    select * from mart_deal_campaigns
),

all_deals as (
    select
        opportunity_id,
        opportunity_name,
        account_name,
        owner,
        region,
        segment,
        lead_source,
        currency,
        created_date,
        close_date,
        closed_date,
        case when is_won then 'won' when is_lost then 'lost' else 'open' end as status,
        amount,
        amount_as_given,
        false as is_deleted,
        batch_id,
        line
    from deals
    union all
    select
        deleted.opportunity_id,
        deleted.opportunity_name,
        coalesce(deleted.account_name, accounts.account_name) as account_name,
        deleted.owner,
        coalesce(deleted.region, accounts.region) as region,
        coalesce(deleted.segment, accounts.segment) as segment,
        coalesce(deleted.lead_source, 'Unknown') as lead_source,
        deleted.currency,
        deleted.created_date,
        deleted.close_date,
        case when deleted.is_won or deleted.is_lost then deleted.close_date end as closed_date,
        case when deleted.is_won then 'won' when deleted.is_lost then 'lost' else 'open' end as status,
        deleted.amount,
        deleted.amount_as_given,
        true as is_deleted,
        deleted.batch_id,
        deleted.line
    from deleted
    left join accounts on deleted.account_key = accounts.account_key
),

labelled as (
    select
        all_deals.opportunity_id,
        coalesce(all_deals.opportunity_name, all_deals.opportunity_id) as opportunity_name,
        all_deals.account_name,
        all_deals.owner,
        coalesce(all_deals.region, 'Unknown') as region,
        coalesce(all_deals.segment, 'Unknown') as segment,
        all_deals.lead_source,
        coalesce(campaigns.campaign, 'No campaign') as campaign,
        all_deals.currency,
        all_deals.created_date,
        all_deals.close_date,
        all_deals.closed_date,
        all_deals.status,
        all_deals.amount,
        all_deals.amount_as_given,
        all_deals.is_deleted,
        all_deals.batch_id,
        all_deals.line
    from all_deals
    left join campaigns on all_deals.opportunity_id = campaigns.opportunity_id
)

select * from labelled
