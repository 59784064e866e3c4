-- Which other files know a deal: its account, its touches, its leads, its owner, its product.
--
-- grain: opportunity_id
--
-- opportunity_id    text   The deal.
-- opportunity_name  text   Its name.
-- amount            money  Amount in the reporting currency; empty where unknown.
-- has_account       flag   Whether its account is in the accounts file.
-- has_account_id    flag   Whether it names its account by id.
-- has_touch         flag   Whether a touch belongs to it.
-- has_lead          flag   Whether a lead names it or its account.
-- has_owner         flag   Whether its owner is in the owners file.
-- has_product       flag   Whether its product is in the products file; empty where it names none.
-- batch_id          text   Load its row came with.
-- line              count  Line of the file.
with deals as (
    select * from mart_deals
),

accounts as (
    select account_key from stg_accounts
),

touched as (
    select distinct opportunity_id from mart_touches
),

lead_deals as (
    select distinct opportunity_id from mart_leads
    where opportunity_id is not null
),

lead_accounts as (
    select distinct account_key from mart_leads
    where account_key is not null
),

owners as (
    select owner_key from stg_owners
),

products as (
    select lower(trim(product)) as product_key from stg_products
),

matched as (
    select
        deals.opportunity_id,
        deals.opportunity_name,
        deals.amount,
        accounts.account_key is not null as has_account,
        deals.account_id is not null as has_account_id,
        touched.opportunity_id is not null as has_touch,
        lead_deals.opportunity_id is not null or lead_accounts.account_key is not null as has_lead,
        owners.owner_key is not null as has_owner,
        case when deals.product is not null then products.product_key is not null end as has_product,
        deals.batch_id,
        deals.line
    from deals
    left join accounts on deals.account_key = accounts.account_key
    left join touched on deals.opportunity_id = touched.opportunity_id
    left join lead_deals on deals.opportunity_id = lead_deals.opportunity_id
    left join lead_accounts on deals.account_key = lead_accounts.account_key
    left join owners on lower(trim(deals.owner)) = owners.owner_key
    left join products on lower(trim(deals.product)) = products.product_key
)

select * from matched
