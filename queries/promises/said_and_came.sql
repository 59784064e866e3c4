-- What did we say, and what happened?
--
-- Promises, small bets, leaders' calls, forecasts and saved plans that ended, the newest first.
--
-- grain: kind, said_id
-- side: both
-- $owner  text?  Only what this person said; all when absent.
--
-- kind       text  Promise, Bet, Call, Forecast or Plan.
-- said_id    text  Which one.
-- side       text  Whose: marketing, sales or both.
-- who        text  Who said it.
-- said_on    date  Day it was said.
-- about      text  What was said, in words.
-- question   text  Question whose number tells; empty where it is money won.
-- said_low   ratio What was said, low end of its range.
-- said       ratio What was said, where it is a number.
-- said_high  ratio High end.
-- ended_on   date  Day it ended.
-- came_low   ratio What came, low end of its interval; for a promise the change.
-- came       ratio What came.
-- came_high  ratio High end.
-- outcome    text  kept, not_kept or not_told.
-- learned    text  What was learned.
with said as (
    select * from stg_said
),

clock as (
    select as_of as today from stg_as_of
),

judged as (
    select
        said.* replace (
            coalesce(said.came, results.won) as came,
            case
                when said.outcome is not null then said.outcome
                when said.ended_on >= clock.today then 'open'
                when
                    results.won between coalesce(said.said_low, 0.9 * said.said)
                    and coalesce(said.said_high, 1.1 * said.said) then 'kept'
                else 'not_kept'
            end as outcome
        )
    from said
    cross join clock
    left join mart_period_results as results
        on said.period_start = results.period_start and said.ended_on = results.period_end
),

ended as (
    select * exclude (period_start) from judged
    where outcome <> 'open' and ($owner is null or who = $owner)
)

select * from ended
order by ended_on desc nulls last, kind asc, said_id asc
