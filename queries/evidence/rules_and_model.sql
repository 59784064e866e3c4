-- What do the rules say each channel sourced, and what does the model say it brought?
--
-- Both are shares of the pipeline of the same deals: those created in the window of the verdict. Rules share out all of
-- it, whatever would have come anyway.
--
-- grain: channel
-- rows: evidence/channels
-- side: marketing
--
-- channel        text    Channel.
-- low_share      percent Least share that a rule gives.
-- high_share     percent Most share that a rule gives.
-- modelled_low   percent Share the model says it brought, low end.
-- modelled       percent Share the model says it brought.
-- modelled_high  percent Share the model says it brought, high end.
-- state          text    agree_ or depend_ (do the rules), then less, more or fits (is the model's answer).
with used as (
    select * from stg_study_use
    where kind = 'spend'
),

credit as (
    select
        credit.channel,
        credit.model,
        sum(credit.credit) as credit
    from mart_credit as credit
    cross join used
    where
        credit.milestone = 'created'
        and credit.milestone_date >= used.from_date
        and credit.milestone_date < used.to_date
    group by credit.channel, credit.model
),

totals as (
    select
        model,
        sum(credit) as credit
    from credit
    group by model
),

measures as (
    select * from stg_study_measures
    where kind = 'spend'
),

whole as (
    select anyway_pipeline + pipeline as pipeline
    from measures
    where channel = ''
),

shares as (
    select
        measures.channel,
        min(coalesce(credit.credit, 0) / nullif(totals.credit, 0)) as low_share,
        max(coalesce(credit.credit, 0) / nullif(totals.credit, 0)) as high_share,
        max(measures.pipeline_low / nullif(whole.pipeline, 0)) as modelled_low,
        max(measures.pipeline / nullif(whole.pipeline, 0)) as modelled,
        max(measures.pipeline_high / nullif(whole.pipeline, 0)) as modelled_high
    from measures
    cross join whole
    cross join totals
    left join credit on measures.channel = credit.channel and totals.model = credit.model
    where measures.channel <> ''
    group by measures.channel
),

compared as (
    select
        channel,
        low_share,
        high_share,
        modelled_low,
        modelled,
        modelled_high,
        case when low_share >= 75e-2 * high_share then 'agree_' else 'depend_' end || case
            when modelled_high < low_share then 'less'
            when modelled_low > high_share then 'more'
            else 'fits'
        end as state
    from shares
)

select * from compared
order by high_share desc, channel asc
