-- Calls: what a leader said, on a day, a period would end at.
--
-- Written in the app: follows the version, not the as-of date.
--
-- grain: called_on, called_by, period_start, period_end, metric, call
--
-- called_on     date  Day of the call.
-- called_by     text  Who called it.
-- side          text  Which side called it.
-- period_start  date  First day of the period called.
-- period_end    date  Last day of the period called.
-- metric        text  What was called: revenue, pipeline or deals.
-- call          text  How sure the call is.
-- value         count The number called, in the metric's own unit.
with commitments as (
    select * from live_commitments
),

chosen as (
    select
        called_on,
        called_by,
        side,
        period_start,
        period_end,
        metric,
        call,
        value
    from commitments
)

select * from chosen
