-- What became of what we promised, bet and called?
--
-- Promises by what the data said when they were closed, bets by how they ended, calls by whether won revenue of the
-- period came within a tenth of them.
--
-- grain: kind, side
-- side: both
--
-- kind      text  Promise, bet or call.
-- side      text  Whose.
-- made      count How many were made.
-- ended     count Of these, ended.
-- came_true count Moved, held, or within a tenth.
-- did_not   count Did not move, failed, or missed by more.
-- not_told  count Ended where the data could not tell.
with periods as (
    select
        calls.side,
        calls.period_end,
        calls.value,
        clock.as_of as today,
        sum(deals.amount) as won
    from stg_commitments as calls
    cross join stg_as_of as clock
    left join mart_deals as deals
        on
            deals.is_won
            and calls.period_start <= deals.closed_date
            and calls.period_end >= deals.closed_date
    where calls.metric = 'revenue' and calls.call = 'commit'
    group by
        calls.called_on,
        calls.called_by,
        calls.side,
        calls.period_start,
        calls.period_end,
        calls.value,
        clock.as_of
),

ends as (
    select
        'Promise' as kind,
        side,
        coalesce(status in ('done', 'dropped'), false) as is_ended,
        judged = 'moved' as came_true,
        judged in ('not_moved', 'moved_back') as did_not
    from stg_actions
    union all
    select
        'Bet' as kind,
        side,
        coalesce(status in ('held', 'failed', 'stopped'), false) as is_ended,
        status = 'held' as came_true,
        status = 'failed' as did_not
    from stg_bets
    union all
    select
        'Call' as kind,
        side,
        period_end < today as is_ended,
        won between 0.9 * value and 1.1 * value as came_true,
        coalesce(won, 0) not between 0.9 * value and 1.1 * value as did_not
    from periods
),

counted as (
    select
        kind,
        coalesce(side, 'both') as side,
        count(*) as made,
        count(*) filter (where is_ended) as ended,
        count(*) filter (where is_ended and came_true) as came_true,
        count(*) filter (where is_ended and did_not) as did_not,
        count(*) filter (where is_ended and not coalesce(came_true, false) and not coalesce(did_not, false)) as not_told
    from ends
    group by kind, coalesce(side, 'both')
)

select * from counted
order by kind desc, side asc
