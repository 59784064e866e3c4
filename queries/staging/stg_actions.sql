-- Promises: what a named person said would be done, and where it stands.
--
-- Written in the app: follows the version, not the as-of date.
--
-- grain: action_id
--
-- action_id       text  Identifier of the promise.
-- promised_on     date  Day it was promised.
-- promise         text  What will be done, in a sentence.
-- owner           text  Person who promised it.
-- side            text  Whose promise it is.
-- due_date        date  Day it is due.
-- finding_id      text  Finding it answers.
-- scope           text  What it is about, as JSON: region, segment, channel and the like.
-- leading_check   text  Question whose number should move within weeks.
-- leading_target  count Number the leading check should reach.
-- outcome_check   text  Question whose number should move in the end.
-- outcome_from    date  First day the data could tell about the outcome.
-- status          text  Where it stands.
-- learned         text  What we learned, in a sentence.
-- meeting_date    date  Meeting it was promised in.
-- item_id         text  Question of the agenda it answers.
-- helper          text  Person of the other team who helps.
-- stand_in        text  Person who stands in for the owner.
-- is_first_time   flag  Whether the owner leads such a thing for the first time.
-- outcome_target  count Number the outcome should reach.
-- judged          text  What the data said when it was closed.
-- judged_on       date  Day it was closed.
-- change_low      count Change of the check, low end of the 90% interval.
-- change_mid      count Change of the check.
-- change_high     count Change of the check, high end of the 90% interval.
with actions as (
    select * from live_actions
),

chosen as (
    select
        action_id,
        promised_on,
        promise,
        owner,
        side,
        due_date,
        finding_id,
        scope,
        leading_check,
        leading_target,
        outcome_check,
        outcome_from,
        status,
        learned,
        meeting_date,
        item_id,
        helper,
        stand_in,
        is_first_time,
        outcome_target,
        judged,
        judged_on,
        change_low,
        change_mid,
        change_high
    from actions
)

select * from chosen
