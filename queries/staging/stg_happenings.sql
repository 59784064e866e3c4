-- What may have moved a number: notes about a date, definitions agreed, tests of channels, and promises.
--
-- grain: kind, thing
--
-- kind           text  note, definition, test or promise.
-- thing          text  Which one.
-- day            date  First day.
-- until          date  Last day; empty where it is one day or lasts.
-- words          text  What happened.
-- who            text  Who said it.
-- leading_check  text  Of a promise, the question whose number should move.
-- region         text  Of a promise, its region.
-- segment        text  Of a promise, its segment.
-- channel        text  Of a promise, its channel.
with promises as (
    select
        scopes.*,
        actions.promise,
        actions.owner,
        actions.promised_on,
        actions.judged_on
    from stg_promise_scopes as scopes
    inner join stg_actions as actions on scopes.action_id = actions.action_id
),

happened as (
    select
        'note' as kind,
        note_id as thing,
        happened_on as day,
        until,
        note as words,
        written_by as who,
        null as leading_check,
        null as region,
        null as segment,
        null as channel
    from stg_notes
    where happened_on is not null
    union all
    select
        'definition' as kind,
        concat_ws(' ', term, valid_from) as thing,
        valid_from as day,
        null as until,
        term as words,
        proposed_by as who,
        null as leading_check,
        null as region,
        null as segment,
        null as channel
    from stg_definitions
    where is_agreed
    union all
    select
        'test' as kind,
        experiment_id as thing,
        start_date as day,
        end_date as until,
        channel as words,
        null as who,
        null as leading_check,
        null as region,
        null as segment,
        null as channel
    from stg_experiments
    union all
    select
        'promise' as kind,
        action_id as thing,
        promised_on as day,
        judged_on as until,
        promise as words,
        owner as who,
        leading_check,
        region,
        segment,
        channel
    from promises
)

select * from happened
