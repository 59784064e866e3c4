-- How saved plans turned out, channel by channel and in total.
--
-- Spent as planned? And what is now believed of the money that was spent, beside what was expected: today's curves at
-- the pace of the period, so that a plan and its outcome are measured alike. Before the newest study covers the whole
-- period it is too early to tell.
--
-- grain: plan_id, channel
--
-- plan_id        text  Its id.
-- batch_id       text  Write it came with.
-- plan_name      text  Its name.
-- saved_on       date  Day it was saved.
-- saved_by       text  Who saved it.
-- quarter_label  text  Fiscal quarter it is for.
-- period_end     date  Last day of its period.
-- channel        text  Channel, or All channels.
-- is_total       flag  Whether the line is the total.
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
with parts as (
    select
        plans.plan_id,
        plans.channel,
        coalesce(sum(spend.cost), 0) as spent,
        any_value((plans.period_end - plans.period_start + 1) / paces.window_days) as share,
        any_value(paces.window_spend) as window_spend
    from stg_plans as plans
    left join stg_channel_paces as paces on plans.channel = paces.channel and paces.kind = 'spend'
    left join stg_spend as spend
        on
            plans.channel = spend.channel
            and plans.period_start <= spend.date
            and plans.period_end >= spend.date
            and spend.spend_kind = 'programme'
    where not plans.is_total
    group by plans.plan_id, plans.channel
),

spent as (
    select
        plan_id,
        coalesce(channel, 'All channels') as channel,
        sum(spent) as spent
    from parts
    group by grouping sets ((plan_id, channel), (plan_id))
),

drawn as (
    select
        parts.plan_id,
        coalesce(parts.channel, 'All channels') as channel,
        segments.draw,
        sum(
            parts.share * segments.revenue * greatest(0, least(
                1,
                (parts.spent / (parts.window_spend * parts.share) - segments.from_multiple)
                / (segments.to_multiple - segments.from_multiple)
            ))
        ) as revenue
    from parts
    inner join stg_study_segments as segments on parts.channel = segments.channel and segments.kind = 'spend'
    group by grouping sets ((parts.plan_id, parts.channel, segments.draw), (parts.plan_id, segments.draw))
),

believed as (
    select
        drawn.plan_id,
        drawn.channel,
        any_value(used.to_date) as known_until,
        cast(shortest(drawn.revenue).low as decimal(18, 2)) as low,
        cast(median(drawn.revenue) as decimal(18, 2)) as mid,
        cast(shortest(drawn.revenue).high as decimal(18, 2)) as high
    from drawn
    inner join stg_study_use as used on used.kind = 'spend'
    group by drawn.plan_id, drawn.channel
),

told as (
    select
        plans.plan_id,
        plans.batch_id,
        plans.plan_name,
        plans.saved_on,
        plans.saved_by,
        calendar.quarter_label,
        plans.period_end,
        plans.channel,
        plans.is_total,
        plans.spend as planned,
        cast(spent.spent as decimal(18, 2)) as spent,
        plans.expected_low,
        plans.expected,
        plans.expected_high,
        if(believed.known_until > plans.period_end, believed.low, null) as believed_low,
        if(believed.known_until > plans.period_end, believed.mid, null) as believed,
        if(believed.known_until > plans.period_end, believed.high, null) as believed_high,
        case
            when plans.period_start >= as_of.as_of then 'ahead'
            when plans.period_end >= as_of.as_of then 'under_way'
            when coalesce(believed.known_until <= plans.period_end, true) then 'too_early'
            when believed.mid > plans.expected_high then 'more'
            when believed.mid < plans.expected_low then 'less'
            else 'as_expected'
        end as outcome,
        calendar.week_start_date + 7 as known_date
    from stg_plans as plans
    cross join stg_as_of as as_of
    inner join spent on plans.plan_id = spent.plan_id and plans.channel = spent.channel
    inner join stg_calendar as calendar on plans.period_end = calendar.date
    left join believed on plans.plan_id = believed.plan_id and plans.channel = believed.channel
)

select * from told
