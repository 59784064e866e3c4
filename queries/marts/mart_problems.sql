-- Rows that load but cannot be trusted as they are, one line for each row and problem.
--
-- grain: problem, table_name, subject, batch_id, line
--
-- problem     text  What is wrong, in words.
-- advice      text  What to do about it.
-- table_name  text  Kind of file.
-- subject     text  Which deal, account, day or campaign.
-- amount      money Money it touches, in the reporting currency; null where there is none.
-- batch_id    text  Batch of the row.
-- line        count Line of the file.
with deals as (
    select * from mart_deals
),

opportunities as (
    select * from stg_opportunities
),

spend as (
    select * from mart_spend
),

owners as (
    select * from stg_owners
),

deal_problems as (
    select
        case
            when is_won and amount_as_given is null then 'Won deals without an amount'
            when is_open and close_date < getvariable('as_of') then 'Open deals whose close date has passed'
        end as problem,
        'opportunities' as table_name,
        opportunity_id as subject,
        amount,
        batch_id,
        line,
    from deals
    union all
    select 'Open deals without an amount', 'opportunities', opportunity_id, amount, batch_id, line
    from deals
    where is_open and amount_as_given is null
    union all
    select 'Deals in a currency without a rate', 'opportunities', opportunity_id, null, batch_id, line
    from deals
    where amount_as_given is not null and amount is null
    union all
    select 'Deals whose owner is in no owners file', 'opportunities', deals.opportunity_id, deals.amount, deals.batch_id, deals.line
    from deals
    left join owners on deals.owner = owners.owner
    where deals.owner is not null and owners.owner is null and exists (select 1 from owners)
    union all
    select 'Deals without a created date', 'opportunities', opportunity_id, amount, batch_id, line
    from opportunities
    where created_date is null and not is_deleted
    union all
    select 'Deals closed before they were created', 'opportunities', opportunity_id, amount, batch_id, line
    from opportunities
    where close_date < created_date and (is_won_now or is_lost_now)
    union all
    select 'Won or lost deals without a close date', 'opportunities', opportunity_id, amount, batch_id, line
    from opportunities
    where close_date is null and (is_won_now or is_lost_now)
),

spend_problems as (
    select 'Spend without a known channel' as problem, 'spend' as table_name, coalesce(campaign_name, campaign_id) as subject, cost as amount, batch_id, line
    from spend
    where channel = 'Unknown'
    union all
    select 'Spend in a currency without a rate', 'spend', coalesce(campaign_name, campaign_id, channel), null, batch_id, line
    from spend
    where cost_as_given is not null and cost is null
    union all
    select 'Refunds: spend below zero', 'spend', coalesce(campaign_name, campaign_id, channel), cost, batch_id, line
    from spend
    where cost_as_given < 0
),

advised as (
    select
        problems.problem,
        case problems.problem
            when 'Won deals without an amount' then 'They count as won with nothing: fill the amount in the CRM and load the export again.'
            when 'Open deals whose close date has passed' then 'Sales can move or close them: they still count as open pipeline.'
            when 'Open deals without an amount' then 'They count as deals and add nothing to pipeline.'
            when 'Deals in a currency without a rate' then 'They stay out of totals: load a rates file with their currency.'
            when 'Deals whose owner is in no owners file' then 'They have no team: add the owner to the owners file.'
            when 'Deals without a created date' then 'They stay out of every question by creation date.'
            when 'Deals closed before they were created' then 'Their cycle is left out: correct one of the dates in the CRM.'
            when 'Won or lost deals without a close date' then 'They are in no period: fill the close date in the CRM.'
            when 'Spend without a known channel' then 'It counts as Unknown: give the channel, or load the campaigns file.'
            when 'Spend in a currency without a rate' then 'It stays out of totals: load a rates file with its currency.'
            when 'Refunds: spend below zero' then 'They are taken off spend: check that they are refunds.'
        end as advice,
        problems.table_name,
        problems.subject,
        problems.amount,
        problems.batch_id,
        problems.line,
    from (select * from deal_problems union all select * from spend_problems) as problems
    where problems.problem is not null
)

select * from advised
