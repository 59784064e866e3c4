-- How many fewer leads become deals where the first answer is late or never comes, by channel and segment.
--
-- Leads handed over 90 to 455 days ago, so that most of those that become a deal have. Each channel and segment is
-- compared with its own leads answered in time, and drawn towards the difference over all (DerSimonian–Laird) by as
-- much as its few leads leave open. What is seen, not what was caused: nobody chose at random which leads waited.
--
-- grain: breach, channel, segment
--
-- breach        text   late, where the answer came late, or none.
-- channel       text   Channel that brought the leads.
-- segment       text   Segment of the leads.
-- kept          count  Leads answered in time.
-- breached      count  Leads on which the promise was broken.
-- difference    ratio  Share of the first that became deals, less the share of the second; drawn towards all.
-- own_variance  ratio  Square of the standard error that is the cell's own.
-- pull          ratio  How much of the difference over all is in it, 0 to 1.
-- all_variance  ratio  Square of the standard error of the difference over all.
with leads as (
    select
        leads.channel,
        coalesce(leads.segment, 'Unknown') as segment,
        case when not leads.is_late then 'kept' when leads.is_untouched then 'none' else 'late' end as outcome,
        leads.is_sql or leads.opportunity_id is not null as is_deal
    from mart_leads as leads
    cross join stg_as_of as clock
    where
        leads.hand_over_date >= clock.as_of - 455
        and leads.hand_over_date < clock.as_of - 90
        and (leads.response_hours is not null or leads.is_late)
),

rates as (
    select
        channel,
        segment,
        outcome,
        count(*) as leads,
        (count(case when is_deal then 1 end) + 0.5e0) / (count(*) + 1) as rate
    from leads
    group by channel, segment, outcome
),

compared as (
    select
        broken.outcome as breach,
        broken.channel,
        broken.segment,
        kept.leads as kept,
        broken.leads as breached,
        kept.rate - broken.rate as seen,
        kept.rate * (1 - kept.rate) / kept.leads + broken.rate * (1 - broken.rate) / broken.leads as variance
    from rates as broken
    inner join rates as kept on broken.channel = kept.channel and broken.segment = kept.segment
    where broken.outcome <> 'kept' and kept.outcome = 'kept'
),

weighed as (
    select
        breach,
        count(*) - 1 as freedom,
        sum(1 / variance) as weight,
        sum(1 / (variance * variance)) as squares,
        sum(seen / variance) / sum(1 / variance) as centre,
        sum(seen * seen / variance) - sum(seen / variance) * sum(seen / variance) / sum(1 / variance) as spread
    from compared
    group by breach
),

between_cells as (
    select
        breach,
        coalesce(greatest(0e0, (spread - freedom) / nullif(weight - squares / weight, 0)), 0) as tau
    from weighed
),

overall as (
    select
        compared.breach,
        between_cells.tau,
        sum(compared.seen / (compared.variance + between_cells.tau))
        / sum(1 / (compared.variance + between_cells.tau)) as centre,
        1 / sum(1 / (compared.variance + between_cells.tau)) as all_variance
    from compared
    inner join between_cells on compared.breach = between_cells.breach
    group by compared.breach, between_cells.tau
),

drawn as (
    select
        compared.*,
        overall.tau,
        overall.centre,
        overall.all_variance,
        compared.variance / (compared.variance + overall.tau) as pull
    from compared
    inner join overall on compared.breach = overall.breach
),

told as (
    select
        breach,
        channel,
        segment,
        kept,
        breached,
        round(pull * centre + (1 - pull) * seen, 12) as difference,
        round(tau * pull, 12) as own_variance,
        round(pull, 12) as pull,
        round(all_variance, 12) as all_variance
    from drawn
)

select * from told
