-- What did we promise, and where does it stand?
--
-- grain: action_id
-- side: both
-- $meeting_date  date?  Only what is due or made by this day; all when absent.
-- $owner         text?  Only promises this person leads, helps with or stands in for; all when absent.
--
-- action_id       text  Which promise.
-- promise         text  What will be done.
-- owner           text  Who promised it.
-- helper          text  Who of the other team helps.
-- stand_in        text  Who stands in for the owner.
-- side            text  Whose promise it is.
-- is_first_time   flag  Whether the owner leads such a thing for the first time.
-- promised_on     date  Day it was promised.
-- due_date        date  Day it is due.
-- status          text  open, done, dropped or carried.
-- is_due          flag  Whether it is open and due.
-- leading_check   text  Question whose number should move within weeks.
-- leading_target  count Number it should reach.
-- outcome_check   text  Question whose number should move in the end.
-- outcome_target  count Number it should reach.
-- outcome_from    date  First day the data could tell.
-- scope           text  What it is about, as JSON.
-- finding_id      text  Finding it answers.
-- judged          text  What the data said when it was closed.
-- judged_on       date  Day it was closed.
-- change_low      count Change of the check when it was closed, low end.
-- change_mid      count Change of the check when it was closed.
-- change_high     count Change of the check when it was closed, high end.
-- learned         text  What we learned.
with actions as (
    select * from stg_actions
    where
        ($owner is null or $owner in (owner, helper, stand_in))
        and ($meeting_date is null or promised_on <= $meeting_date)
),

clock as (
    select coalesce($meeting_date, as_of) as today from stg_as_of
),

chosen as (
    select
        actions.action_id,
        actions.promise,
        actions.owner,
        actions.helper,
        actions.stand_in,
        actions.side,
        coalesce(actions.is_first_time, false) as is_first_time,
        actions.promised_on,
        actions.due_date,
        coalesce(actions.status, 'open') as status,
        coalesce(actions.status, 'open') in ('open', 'carried')
        and coalesce(actions.due_date <= clock.today, false) as is_due,
        actions.leading_check,
        actions.leading_target,
        actions.outcome_check,
        actions.outcome_target,
        actions.outcome_from,
        actions.scope,
        actions.finding_id,
        actions.judged,
        actions.judged_on,
        actions.change_low,
        actions.change_mid,
        actions.change_high,
        actions.learned
    from actions
    cross join clock
)

select * from chosen
order by is_due desc, due_date asc, action_id asc
