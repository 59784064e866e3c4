-- How did saved plans turn out?
--
-- Spent as planned? And what is now believed of the money that was spent, beside what was expected: today's curves at the
-- pace of the period, so that a plan and its outcome are measured alike. Before the newest study covers the whole
-- period it is too early to tell.
--
-- grain: plan_id, channel
-- side: both
-- $plan_id  text?  This plan, channel by channel; the totals of all plans when absent.
--
-- plan_id        text  Its id.
-- plan_name      text  Its name.
-- saved_on       date  Day it was saved.
-- saved_by       text  Who saved it.
-- quarter_label  text  Fiscal quarter it is for.
-- channel        text  Channel, or All channels.
-- planned        money What was to be spent.
-- spent          money Media spend of the period so far.
-- expected_low   money Incremental revenue expected, low end.
-- expected       money Incremental revenue expected.
-- expected_high  money Incremental revenue expected, high end.
-- believed_low   money Incremental revenue now believed, low end; empty while it is too early.
-- believed       money Incremental revenue now believed.
-- believed_high  money Incremental revenue now believed, high end.
-- outcome        text  ahead, under_way, too_early, more, as_expected or less.
-- known_date     date  Day from which the data could tell.
with plans as (
    select
        *,
        period_end - period_start + 1 as days
    from stg_plans
    where ($plan_id is null and is_total) or plan_id = $plan_id
),

parts as (
    select
        plan.plan_id,
        plan.period_start,
        plan.period_end,
        plan.channel,
        coalesce(sum(spend.cost), 0) as spent
    from stg_plans as plan
    inner join (select distinct plan_id from plans) as shown on plan.plan_id = shown.plan_id
    left join mart_spend as spend
        on
            plan.channel = spend.channel
            and spend.is_media
            and spend.date >= plan.period_start
            and spend.date <= plan.period_end
    where not plan.is_total
    group by plan.plan_id, plan.period_start, plan.period_end, plan.channel
),

paced as (
    select
        parts.plan_id,
        parts.channel,
        (parts.period_end - parts.period_start + 1) / paces.window_days as share,
        parts.spent / (paces.window_spend * (parts.period_end - parts.period_start + 1) / paces.window_days) as multiple
    from parts
    inner join stg_channel_paces as paces on parts.channel = paces.channel and paces.kind = 'spend'
),

drawn as (
    select
        paced.plan_id,
        coalesce(paced.channel, 'All channels') as channel,
        segments.draw,
        sum(
            paced.share * segments.revenue
            * greatest(0, least(1, (paced.multiple - segments.from_multiple) / (segments.to_multiple - segments.from_multiple)))
        ) as revenue
    from paced
    inner join stg_study_segments as segments on paced.channel = segments.channel and segments.kind = 'spend'
    group by grouping sets ((paced.plan_id, paced.channel, segments.draw), (paced.plan_id, segments.draw))
),

believed as (
    select
        plan_id,
        channel,
        cast(quantile_cont(revenue, 0.05) as decimal(18, 2)) as low,
        cast(quantile_cont(revenue, 0.5) as decimal(18, 2)) as mid,
        cast(quantile_cont(revenue, 0.95) as decimal(18, 2)) as high
    from drawn
    group by plan_id, channel
),

spent as (
    select
        plan_id,
        coalesce(channel, 'All channels') as channel,
        sum(spent) as spent
    from parts
    group by grouping sets ((plan_id, channel), (plan_id))
),

told as (
    select
        plans.*,
        spent.spent,
        calendar.quarter_label,
        used.to_date > plans.period_end as is_covered,
        case
            when plans.period_start > as_of.as_of then 'ahead'
            when plans.period_end >= as_of.as_of then 'under_way'
            when not coalesce(used.to_date > plans.period_end, false) then 'too_early'
            when believed.mid > plans.expected_high then 'more'
            when believed.mid < plans.expected_low then 'less'
            else 'as_expected'
        end as outcome
    from plans
    cross join stg_as_of as as_of
    inner join spent on plans.plan_id = spent.plan_id and plans.channel = spent.channel
)
