-- What was said ahead of time: promises, bets, leaders' commit calls, forecasts and saved plans.
--
-- What a period won is no row of theirs: calls and forecasts stand without it, and are judged where it is known.
--
-- grain: kind, said_id
--
-- kind          text  Promise, Bet, Call, Forecast or Plan.
-- said_id       text  Which one.
-- side          text  Whose: marketing, sales or both.
-- who           text  Who said it.
-- said_on       date  Day it was said.
-- about         text  What was said, in words.
-- question      text  Question whose number tells; empty where it is money won.
-- period_start  date  First day of the period called or forecast; empty for the rest.
-- said_low      ratio What was said, low end of its range.
-- said          ratio What was said, where it is a number.
-- said_high     ratio High end.
-- ended_on      date  Day it ended or should; empty where none is named.
-- came_low      ratio What came, low end of its interval; for a promise the change.
-- came          ratio What came; empty for a call or forecast.
-- came_high     ratio High end.
-- outcome       text  kept, not_kept, not_told (ended, the data could not tell) or open; empty for a call or forecast.
-- learned       text  What was learned, in a sentence.
with told as (
    select * from stg_said_words
    union all
    select * from stg_said_amounts
)

select * from told
