-- Deals that load but cannot be trusted as they are, one line for each deal and problem.
--
-- grain: problem, subject
--
-- problem   text   What is wrong, in words.
-- subject   text   Which deal.
-- amount    money  Its amount, in the reporting currency; empty where none is known.
-- batch_id  text   Load of the row.
-- line      count  Line of the file.
with states as (
    select * from mart_deals
),

currency as (
    select * from stg_currency
),

owners as (
    select distinct owner from stg_owners
),

ends as (
    select
        opportunity_id,
        arg_max(stage, (changed_at, line, row_id)) filter (where kind = 'history') as history_stage,
        max(changed_date) filter (where kind = 'history') as history_date,
        arg_max(stage, (changed_at, line, row_id)) filter (where kind <> 'history') as crm_stage,
        max(changed_date) filter (where kind <> 'history') as crm_date
    from mart_deal_states
    group by opportunity_id
),

words as (
    select * from stg_stage_outcomes
),

deals as (
    select
        states.*,
        currency.is_of_spend,
        words.outcome
        <> case when states.is_won then 'won' when states.is_lost then 'lost' else 'open' end as is_at_odds,
        states.opportunity_name is not null
        and states.account_key is not null
        and count(*) over (
            partition by states.account_key, lower(states.opportunity_name), states.amount, states.created_date
        ) > 1 as is_twice,
        coalesce(ends.history_stage <> ends.crm_stage and ends.history_date <= ends.crm_date, false) as is_contradicted,
        states.owner is not null and owners.owner is null and exists (select 1 from stg_owners) as is_owner_unknown
    from states
    cross join currency
    left join owners on states.owner = owners.owner
    left join ends on states.opportunity_id = ends.opportunity_id
    left join words on regexp_replace(lower(states.stage), '[^\p{L}]', '', 'g') = words.stage_word
),

problems as (
    select * from stg_problem_advice
    where table_name = 'opportunities'
),

found as (
    select
        problems.problem,
        deals.opportunity_id as subject,
        deals.amount,
        deals.batch_id,
        deals.line
    from deals
    cross join problems
    where
        case problems.problem
            when 'Won deals without an amount' then deals.is_won and deals.amount_as_given is null
            when 'Open deals without an amount' then deals.is_open and deals.amount_as_given is null
            when 'Open deals whose close date has passed'
                then deals.is_open and deals.close_date < getvariable('as_of')
            when 'Deals in a currency without a rate' then deals.amount_as_given is not null and deals.amount is null
            when 'Deals that name no currency, read in the one of the spend'
                then deals.is_of_spend and deals.amount_as_given is not null
            when 'Deals whose owner is in no owners file' then deals.is_owner_unknown
            when 'Deals without a created date' then deals.created_date is null
            when 'Deals closed before they were created' then deals.closed_date < deals.created_date
            when 'Deals whose stage history ends in another stage than the CRM shows' then deals.is_contradicted
            when 'Deals whose stage says another outcome than the CRM''s own flags' then deals.is_at_odds
            when 'Deals that stand twice: same account, name, amount and created date' then deals.is_twice
            when 'Won or lost deals without a close date' then deals.is_closed and deals.close_date is null
        end
)

select * from found
