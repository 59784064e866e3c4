-- Promises and small bets beside what came of them, as they were closed.
--
-- grain: kind, said_id
--
-- kind          text  Promise or Bet.
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
-- outcome       text  kept, not_kept, not_told (ended, and the data could not tell) or open.
-- learned       text  What was learned, in a sentence.
with actions as (
    select * from stg_actions
),

bets as (
    select * from stg_bets
),

told as (
    select
        'Promise' as kind,
        action_id as said_id,
        coalesce(side, 'both') as side,
        owner as who,
        promised_on as said_on,
        promise as about,
        coalesce(leading_check, outcome_check) as question,
        cast(null as date) as period_start,
        cast(null as double) as said_low,
        cast(coalesce(leading_target, outcome_target) as double) as said,
        cast(null as double) as said_high,
        coalesce(judged_on, due_date) as ended_on,
        cast(change_low as double) as came_low,
        cast(change_mid as double) as came,
        cast(change_high as double) as came_high,
        case
            when coalesce(status, 'open') not in ('done', 'dropped') then 'open'
            when judged = 'moved' then 'kept'
            when judged in ('not_moved', 'moved_back') then 'not_kept'
            else 'not_told'
        end as outcome,
        learned
    from actions
    union all
    select
        'Bet' as kind,
        bet_id as said_id,
        coalesce(side, 'both') as side,
        owner as who,
        made_on as said_on,
        hunch as about,
        question,
        cast(null as date) as period_start,
        cast(null as double) as said_low,
        cast(expected as double) as said,
        cast(null as double) as said_high,
        end_date as ended_on,
        cast(result_low as double) as came_low,
        cast(result as double) as came,
        cast(result_high as double) as came_high,
        case
            when status = 'held' then 'kept'
            when status = 'failed' then 'not_kept'
            when status in ('unclear', 'stopped') then 'not_told'
            else 'open'
        end as outcome,
        learned
    from bets
)

select * from told
