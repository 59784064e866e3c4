-- How did saved plans turn out?
--
-- Spent as planned? And what is now believed of the money that was spent, beside what was expected: today's curves at
-- the pace of the period, so that a plan and its outcome are measured alike. Before the newest study covers the whole
-- period it is too early to tell.
--
-- grain: plan_id, channel
-- side: both
-- $plan_id  text?  This plan, channel by channel; the totals of all plans when absent.
--
-- plan_id        text  Its id.
-- batch_id       text  Write it came with.
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
with outcomes as (
    select * from stg_plan_outcomes
),

told as (
    select * exclude (period_end, is_total)
    from outcomes
    where ($plan_id is null and is_total) or plan_id = $plan_id
)

select * from told
order by saved_on desc, plan_id asc, planned desc
