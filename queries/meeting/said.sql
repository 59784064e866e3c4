-- What was said and promised in this meeting?
--
-- With what each side answered "Not so" to a finding and is not checked yet.
--
-- grain: said_id
-- side: both
-- $meeting_date  date  Day of the meeting.
--
-- said_id   text  Decision, promise or note.
-- kind      text  decided, parked, carried, promised, noted or disputed.
-- item_id   text  Question it belongs to.
-- side      text  Side that said it.
-- words     text  What was said.
-- who       text  Who said it, or promised it.
-- due_date  date  Day it is due, where it is a promise.
-- said_at   time  When it was written; empty for a promise.
with spoken as (
    select
        decision_id as said_id,
        coalesce(outcome, 'decided') as kind,
        item_id,
        side,
        decision as words,
        decided_by as who,
        cast(null as date) as due_date,
        decided_at as said_at,
        2 as place
    from stg_decisions
    where decided_on = $meeting_date
    union all
    select
        action_id as said_id,
        'promised' as kind,
        item_id,
        side,
        promise as words,
        owner as who,
        due_date,
        cast(null as timestamp) as said_at,
        3 as place
    from stg_actions
    where meeting_date = $meeting_date
    union all
    select
        note_id as said_id,
        'noted' as kind,
        about_id as item_id,
        side,
        note as words,
        written_by as who,
        cast(null as date) as due_date,
        written_at as said_at,
        1 as place
    from stg_notes
    where meeting_date = $meeting_date
    union all
    select
        dispute_id as said_id,
        'disputed' as kind,
        finding_id as item_id,
        side,
        reason as words,
        disputed_by as who,
        cast(null as date) as due_date,
        cast(null as timestamp) as said_at,
        0 as place
    from stg_disputes
    where coalesce(verdict, 'open') = 'open'
)

select
    said_id,
    kind,
    item_id,
    side,
    words,
    who,
    due_date,
    said_at
from spoken
order by place, said_at, said_id
