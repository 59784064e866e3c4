-- Deals as the CRM has them now, with what they had come to at the as-of date.
--
-- A deal created on or after the as-of date is left out; one closed on or after it is open. Rows marked deleted stay,
-- with their mark.
--
-- grain: row_id
--
-- row_id            count  Row of the deal.
-- batch_id          text   Load it came with.
-- line              count  Line of the file.
-- opportunity_id    text   Its id, else its name and account.
-- opportunity_name  text   Its name.
-- account_key       text   Account, by id, else by name.
-- account_id        text   Account, as the file gives it.
-- account_name      text   Name of the account, as the file gives it.
-- owner             text   Who owns it.
-- segment           text   Segment, as the file gives it.
-- region            text   Region, as the file gives it.
-- product           text   Product.
-- pipeline          text   Pipeline.
-- opportunity_type  text   Type, such as New Business.
-- lead_source       text   Source the CRM names.
-- currency          text   Currency of the amount as given.
-- amount_as_given   money  Amount, in its own currency.
-- amount            money  Amount in the reporting currency at its created date; empty where no rate is known.
-- created_date      date   Day it was created; empty for a prospect not yet engaged.
-- created_at        time   When it was created.
-- close_date        date   Day it closed, or should close.
-- stage_now         text   Stage as the file says it now.
-- is_won_now        flag   Whether the file says it is won.
-- is_lost_now       flag   Whether the file says it is lost.
-- is_won            flag   Whether it was won at the as-of date.
-- is_lost           flag   Whether it was lost at the as-of date.
-- is_deleted        flag   Whether the CRM marks it deleted.
-- loss_reason       text   Why it was lost.
-- competitor        text   Against whom.
-- next_step         text   Next step.
-- last_activity_at  time   Last activity.
-- channel_rule_id   count  Rule of the channel map that gave the lead source; empty where none did.
with deals as (
    select
        *,
        cast(created_at as date) as created_date,
        regexp_replace(lower(account_name), '[^\p{L}\p{N}]', '', 'g') as normalised_name
    from stg_named_deals
    where created_at is null or created_at < coalesce(getvariable('as_of'), date '9999-12-31')
),

outcomes as (
    select
        row_id,
        outcome,
        close_date is null or close_date < coalesce(getvariable('as_of'), date '9999-12-31') as is_past
    from stg_deal_outcomes
),

account_names as (
    select * from stg_account_names
),

settings as (
    select * from stg_currency
),

rates as (
    select * from stg_rates
),

choices as (
    select * from mart_channel_choices
    where table_name = 'opportunities'
),

with_currency as (
    select
        deals.*,
        coalesce(upper(trim(deals.currency)), settings.reporting_currency) as known_currency
    from deals
    cross join settings
),

joined as (
    select
        deals.row_id,
        deals.batch_id,
        deals.line,
        deals.opportunity_id,
        deals.opportunity_name,
        coalesce(deals.account_id, account_names.account_key, 'name:' || deals.normalised_name) as account_key,
        deals.account_id,
        deals.account_name,
        deals.owner,
        deals.segment,
        deals.region,
        deals.product,
        deals.pipeline,
        deals.opportunity_type,
        coalesce(choices.channel, deals.lead_source) as lead_source,
        deals.known_currency as currency,
        deals.amount as amount_as_given,
        cast(deals.amount * rates.rate as decimal(18, 2)) as amount,
        deals.created_date,
        deals.created_at,
        deals.close_date,
        deals.stage as stage_now,
        outcomes.outcome = 'won' as is_won_now,
        outcomes.outcome = 'lost' as is_lost_now,
        outcomes.outcome = 'won' and outcomes.is_past as is_won,
        outcomes.outcome = 'lost' and outcomes.is_past as is_lost,
        coalesce(deals.is_deleted, false) as is_deleted,
        deals.loss_reason,
        deals.competitor,
        deals.next_step,
        deals.last_activity_at,
        choices.rule_id as channel_rule_id
    from with_currency as deals
    inner join outcomes on deals.row_id = outcomes.row_id
    left join choices on deals.lead_source = choices.source
    left join account_names on deals.normalised_name = account_names.normalised_name
    left join rates
        on
            deals.known_currency = rates.currency
            and coalesce(deals.created_date, deals.close_date, date '9999-12-30') >= rates.date
            and coalesce(deals.created_date, deals.close_date, date '9999-12-30') < rates.until_date
)

select * from joined
