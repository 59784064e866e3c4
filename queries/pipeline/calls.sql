-- What do the leaders call, beside the forecast?
--
-- The last call of each leader and kind for the fiscal quarter that holds the last day counted.
--
-- grain: called_by, call
-- side: both
-- $to  date  First day no longer counted; the quarter is the one that holds the day before.
--
-- called_by  text    Who called it.
-- side       text    Which side called it.
-- call       text    commit, best_case or worst_case.
-- metric     text    What was called.
-- value      money   The number called.
-- called_on  date    Day of the call.
-- mid        money   Where the forecast lands today; empty where none is made.
-- apart      money   Call less forecast.
-- chance     percent Share of the forecast's draws that reach the call.
-- batch_id   text    Load its row came with.
-- line       count   Line of the file.
with quarter as (
    select
        quarter_start_date,
        quarter_end_date
    from mart_calendar
    where date = $to - 1
),

calls as (
    select calls.*
    from stg_commitments as calls
    inner join quarter
        on
            calls.period_start = quarter.quarter_start_date
            and calls.period_end = quarter.quarter_end_date - 1
    where calls.metric = 'revenue'
    qualify row_number() over (partition by calls.called_by, calls.call order by calls.called_on desc) = 1
),

shown as (
    select
        draw,
        day,
        sum(amount) as amount
    from stg_forecast_draws
    where
        kind = 'forecast'
        and level = 'all'
        and to_date = last_date
        and day <= $to
        and from_date < $to
        and to_date >= $to
    group by draw, day
    qualify day = max(day) over ()
),

told as (
    select
        calls.called_by,
        calls.side,
        calls.call,
        calls.metric,
        calls.value,
        calls.called_on,
        cast(avg(shown.amount) as decimal(18, 2)) as mid,
        cast(calls.value - avg(shown.amount) as decimal(18, 2)) as apart,
        0.01 + 0.98 * avg(cast(shown.amount >= calls.value as integer)) as chance,
        calls.batch_id,
        calls.line
    from calls
    left join shown on true
    group by
        calls.called_by, calls.side, calls.call, calls.metric, calls.value, calls.called_on, calls.batch_id, calls.line
)

select * from told
order by call, called_by
