-- For which deals does credit not add up to their amount?
--
-- Must answer nothing: under every rule and at both milestones, a deal's credit is its amount to the cent, and its
-- parts are one deal.
--
-- grain: milestone, model, opportunity_id
--
-- milestone       text   created or won.
-- model           text   Rule.
-- opportunity_id  text   The deal.
-- credit          money  What its touches and No touch earn together.
-- amount          money  Its amount.
with deals as (
    select * from mart_deals
),

models as (
    select distinct model from mart_credit
),

due as (
    select
        'created' as milestone,
        opportunity_id,
        coalesce(amount, 0) as amount
    from deals
    where created_date is not null
    union all
    select
        'won' as milestone,
        opportunity_id,
        coalesce(amount, 0) as amount
    from deals
    where is_won and closed_date is not null
),

owed as (
    select
        due.milestone,
        models.model,
        due.opportunity_id,
        due.amount
    from due
    cross join models
),

earned as (
    select
        milestone,
        model,
        opportunity_id,
        sum(credit) as credit,
        sum(opportunities) as parts
    from mart_credit
    group by milestone, model, opportunity_id
),

compared as (
    select
        coalesce(owed.milestone, earned.milestone) as milestone,
        coalesce(owed.model, earned.model) as model,
        coalesce(owed.opportunity_id, earned.opportunity_id) as opportunity_id,
        cast(earned.credit as decimal(18, 2)) as credit,
        owed.amount
    from owed
    full outer join earned
        on
            owed.milestone = earned.milestone
            and owed.model = earned.model
            and owed.opportunity_id = earned.opportunity_id
    where owed.amount is distinct from earned.credit or abs(earned.parts - 1) > 0.000001
)

select * from compared
