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
with judged as (
    select * from said_and_judged()
),

ended as (
    select * exclude (period_start) from judged
    where outcome <> 'open' and ($owner is null or who = $owner)
)

select * from ended
order by ended_on desc nulls last, kind asc, said_id asc
