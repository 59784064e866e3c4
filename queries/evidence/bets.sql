-- Which small bets are made, and how did their hunches do?
--
-- A hunch is written before the bet begins and stands; its number comes from the question it named, once the bet is
-- over. A rate that its interval leaves on either side of the expected number is too early to tell.
--
-- grain: bet_id
-- side: both
--
-- bet_id       text  Its id.
-- batch_id     text  Entry that wrote it last.
-- owner        text  Whose bet it is.
-- side         text  Which side makes it.
-- kind         text  What is tried.
-- hunch        text  What is expected, in a sentence.
-- question     text  Question whose number scores it.
-- expected     ratio Number that is expected.
-- start_date   date  First day.
-- end_date     date  Last day.
-- result       ratio Number that came out.
-- result_low   ratio Low end of its 90% interval; empty where it is no rate.
-- result_high  ratio High end of it.
-- state        text  planned, running, due (over and not scored), beat, missed, early or stopped.
-- learned      text  What was learned.
with bets as (
    select * from stg_bets
),

clock as (
    select * from stg_as_of
),

placed as (
    select
        bets.bet_id,
        bets.batch_id,
        bets.owner,
        coalesce(bets.side, 'both') as side,
        bets.kind,
        bets.hunch,
        bets.question,
        cast(bets.expected as double) as expected,
        bets.start_date,
        bets.end_date,
        cast(bets.result as double) as result,
        cast(bets.result_low as double) as result_low,
        cast(bets.result_high as double) as result_high,
        case
            when bets.status = 'stopped' then 'stopped'
            when bets.status = 'held' then 'beat'
            when bets.status = 'failed' then 'missed'
            when bets.status = 'unclear' then 'early'
            when bets.end_date < clock.as_of then 'due'
            when bets.start_date < clock.as_of then 'running'
            else 'planned'
        end as state,
        bets.learned
    from bets
    left join clock on true
)

select * from placed
order by coalesce(end_date, start_date) desc nulls last, bet_id asc
