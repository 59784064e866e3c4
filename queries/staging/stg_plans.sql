-- Plans saved in the app: what was to be spent on each channel in a period, and what was expected of it.
--
-- Plans follow the version, not the as-of date: they are made for days to come.
--
-- grain: plan_id, channel, period_start
--
-- plan_id        text  Its id.
-- batch_id       text  Write it came with.
-- plan_name      text  Its name.
-- saved_on       date  Day it was saved.
-- saved_by       text  Who saved it.
-- period_start   date  First day of its period.
-- period_end     date  Last day of its period.
-- channel        text  Channel, or All channels.
-- is_total       flag  Whether the line is the total.
-- spend          money What was to be spent.
-- expected_low   money Incremental revenue expected, low end.
-- expected       money Incremental revenue expected.
-- expected_high  money Incremental revenue expected, high end.
with plans as (
    select * from live_plans
    where region is null
),

chosen as (
    select
        plan_id,
        batch_id,
        plan_name,
        saved_on,
        saved_by,
        period_start,
        period_end,
        channel,
        channel = 'All channels' as is_total,
        spend,
        expected_low,
        expected_mid as expected,
        expected_high
    from plans
)

select * from chosen
