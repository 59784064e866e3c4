-- Leaders' calls: what one said, on a day, a period would end at.
--
-- A call is dated by the last day that was known when it was made.
--
-- grain: called_on, called_by, period_start, period_end, metric, call
--
-- called_on     date  Day of the call.
-- called_by     text  Who called it.
-- side          text  Which side called it.
-- period_start  date  First day of the period called.
-- period_end    date  Last day of it.
-- metric        text  What was called.
-- call          text  commit, best_case or worst_case.
-- value         money The number called.
-- batch_id      text  Load its row came with.
-- line          count Line of the file.
with calls as (
    select * from live_commitments
),

known as (
    select
        calls.called_on,
        calls.called_by,
        calls.side,
        calls.period_start,
        calls.period_end,
        lower(trim(calls.metric)) as metric,
        calls.call,
        cast(calls.value as decimal(18, 2)) as value,
        calls.batch_id,
        calls.line
    from calls
    cross join stg_as_of as clock
    where clock.as_of is null or calls.called_on < clock.as_of
)

select * from known
