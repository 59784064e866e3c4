-- Which channel and campaign earn each deal, by rule and milestone, exact to the cent.
--
-- Cents left over go to the touches with the largest remainders, earlier touches first. A deal without a touch that
-- counts goes to the channel No touch, so that each rule's credit adds up to the amount of all deals.
--
-- grain: milestone, model, opportunity_id, channel, campaign
--
-- milestone       text   Milestone: created or won.
-- model           text   Rule, by its profile's name.
-- opportunity_id  text   The deal.
-- channel         text   Channel that earns it; No touch where none does.
-- campaign        text   Campaign that earns it, by id, else by name; its channel and no campaign where none is named.
-- credit          money  Its part of the amount.
-- opportunities   ratio  Its part of the deal, from 0 to 1.
-- milestone_date  date   Day of the milestone.
-- region          text   Region of the deal.
-- segment         text   Segment of the deal.
-- lead_source     text   Lead source of the deal.
with shares as (
    select * from mart_shares
),

milestones as (
    select * from mart_milestones
    where milestone in ('created', 'won')
),

models as (
    select model from mart_profiles
),

divided as (
    select
        shares.*,
        milestones.cents,
        abs(milestones.cents) // shares.whole * shares.parts
        + abs(milestones.cents) % shares.whole * shares.parts // shares.whole as whole_cents,
        abs(milestones.cents) % shares.whole * shares.parts % shares.whole as remainder
    from shares
    inner join milestones
        on shares.milestone = milestones.milestone and shares.opportunity_id = milestones.opportunity_id
),

ranked as (
    select
        *,
        abs(cents) - sum(whole_cents) over (partition by milestone, model, opportunity_id) as cents_left,
        row_number() over (
            partition by milestone, model, opportunity_id
            order by remainder desc, place asc
        ) as remainder_rank
    from divided
),

touched as (
    select
        milestone,
        model,
        opportunity_id,
        channel,
        campaign,
        sum(sign(cents) * (whole_cents + case when remainder_rank <= cents_left then 1 else 0 end)) as credit_cents,
        cast(sum(parts) as double) / max(whole) as opportunities
    from ranked
    group by milestone, model, opportunity_id, channel, campaign
),

untouched as (
    select
        milestones.milestone,
        models.model,
        milestones.opportunity_id,
        'No touch' as channel,
        'No touch' as campaign,
        milestones.cents as credit_cents,
        1e0 as opportunities
    from milestones
    cross join models
    where not exists (
        select 1 from shares
        where shares.milestone = milestones.milestone and shares.opportunity_id = milestones.opportunity_id
    )
),

earned as (
    select * from touched
    union all
    select * from untouched
),

described as (
    select
        earned.milestone,
        earned.model,
        earned.opportunity_id,
        earned.channel,
        earned.campaign,
        cast(cast(earned.credit_cents as decimal(38, 2)) / 100 as decimal(18, 2)) as credit,
        earned.opportunities,
        milestones.milestone_date,
        milestones.region,
        milestones.segment,
        milestones.lead_source
    from earned
    inner join milestones
        on earned.milestone = milestones.milestone and earned.opportunity_id = milestones.opportunity_id
)

select * from described
