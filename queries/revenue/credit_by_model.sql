-- Who earns the credit under each of the thirteen models?
--
-- The amount of the same deals, shared out to the cent; No touch is what no touch reached in the days looked back.
-- Markov and Shapley are fitted on all deals, and their shares applied to the touched amount of those chosen here;
-- cents left over go to the largest remainders. Models share out credit; they do not show what spend caused.
--
-- grain: model, earner
-- rows: revenue/model_rows
-- side: both
-- $milestone  text    created: pipeline created in the period; won: bookings won in it.
-- $by         text    channel or campaign.
-- $model      text?   Only this model, by its profile's name; all when absent.
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $regions    text[]? Only deals of these regions; all when absent.
-- $segments   text[]? Only deals of these segments; all when absent.
--
-- model          text    Model, by its profile's name.
-- earner         text    Channel, or campaign by id; No touch stands first.
-- campaign       text    Name of the campaign, else what earns.
-- credit         money   Part of the amount it earns.
-- opportunities  ratio   Part of the deals it earns.
-- share          percent Share of all credit.
with credit as (
    select
        *,
        case $by when 'channel' then channel when 'campaign' then campaign end as earner
    from mart_credit
    where
        milestone = $milestone
        and milestone_date >= $from
        and milestone_date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

by_rule as (
    select
        model,
        earner,
        sum(credit) as credit,
        sum(opportunities) as opportunities
    from credit
    group by model, earner
),

whole as (
    select
        sum(credit) as credit,
        sum(case when earner = 'No touch' then 0 else credit * 100 end) as cents,
        sum(case when earner = 'No touch' then 0 else opportunities end) as opportunities
    from by_rule
    where model = 'linear'
),

modelled as (
    select * from mart_modelled
    where milestone = $milestone and earner = $by
),

divided as (
    select
        modelled.model,
        modelled.name,
        whole.cents,
        whole.opportunities * modelled.share_of_deals as opportunities,
        floor(abs(whole.cents) * modelled.share_of_amount) as whole_cents,
        abs(whole.cents) * modelled.share_of_amount
        - floor(abs(whole.cents) * modelled.share_of_amount) as remainder
    from modelled
    cross join whole
    where whole.opportunities > 0
),

ranked as (
    select
        *,
        abs(cents) - sum(whole_cents) over (partition by model) as cents_left,
        row_number() over (partition by model order by remainder desc, name asc) as remainder_rank
    from divided
),

every_model as (
    select * from by_rule
    union all
    select
        model,
        name as earner,
        sign(cents) * (whole_cents + case when remainder_rank <= cents_left then 1 else 0 end) / 100 as credit,
        opportunities
    from ranked
    union all
    select
        models.model,
        by_rule.earner,
        by_rule.credit,
        by_rule.opportunities
    from by_rule
    cross join (values ('markov'), ('shapley')) as models (model)
    where by_rule.model = 'linear' and by_rule.earner = 'No touch'
),

named as (
    select
        every_model.model,
        every_model.earner,
        coalesce(names.campaign_name, every_model.earner) as campaign,
        cast(every_model.credit as decimal(18, 2)) as credit,
        cast(every_model.opportunities as double) as opportunities,
        every_model.credit / nullif(whole.credit, 0) as share
    from every_model
    cross join whole
    left join stg_campaigns as names on every_model.earner = names.campaign_id and $by = 'campaign'
    where $model is null or every_model.model = $model
)

select * from named
order by model asc, earner <> 'No touch', credit desc, earner asc
