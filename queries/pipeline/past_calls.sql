-- How did past calls do, and how would the forecast have done?
--
-- Calls for periods that have ended: how far from what was won, beside the forecast of the last week before the call.
--
-- grain: called_on, called_by, period_start, period_end, call
-- side: both
-- $to  date  First day no longer counted.
--
-- called_by     text    Who called it.
-- side          text    Which side called it.
-- call          text    commit, best_case or worst_case.
-- period_start  date    First day of the period called.
-- period_end    date    Last day of it.
-- called_on     date    Day of the call.
-- value         money   The number called.
-- won           money   What the period came to.
-- off           percent How far the call was off, as a share of what it came to.
-- mid           money   What the forecast said then; empty where there is none.
-- forecast_off  percent How far the forecast was off.
-- closer        text    call or forecast: which was closer; empty where it cannot be said.
-- batch_id      text    Load its row came with.
-- line          count   Line of the file.
with calls as (
    select * from stg_commitments
    where metric = 'revenue' and period_end < $to
),

booked as (
    select
        calls.called_on,
        calls.called_by,
        calls.period_start,
        calls.period_end,
        calls.call,
        coalesce(sum(deals.amount), 0) as won
    from calls
    left join mart_deals as deals
        on
            calls.period_start <= deals.closed_date
            and calls.period_end >= deals.closed_date
            and deals.is_won
    group by calls.called_on, calls.called_by, calls.period_start, calls.period_end, calls.call
),

said as (
    select
        day,
        to_date,
        avg(amount) as mid
    from stg_forecast_draws
    where kind = 'forecast' and level = 'all' and to_date < last_date
    group by day, to_date
),

joined as (
    select
        calls.*,
        booked.won,
        said.mid
    from calls
    inner join booked
        on
            calls.called_on = booked.called_on
            and calls.called_by = booked.called_by
            and calls.period_start = booked.period_start
            and calls.period_end = booked.period_end
            and calls.call = booked.call
    asof left join said on calls.period_end + 1 = said.to_date and calls.called_on + 1 >= said.day
),

told as (
    select
        called_by,
        side,
        call,
        period_start,
        period_end,
        called_on,
        value,
        cast(won as decimal(18, 2)) as won,
        value / nullif(won, 0) - 1 as off,
        cast(mid as decimal(18, 2)) as mid,
        mid / nullif(won, 0) - 1 as forecast_off,
        case when abs(value - won) <= abs(mid - won) then 'call' when mid is not null then 'forecast' end as closer,
        batch_id,
        line
    from joined
)

select * from told
order by period_start desc, called_on desc, called_by asc, call asc
