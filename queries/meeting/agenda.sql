-- What do we have to decide together?
--
-- What was promised and is due comes first, then what was carried over, then what is new; whoever leads may add, move
-- and drop. The last row of decisions says what became of a question.
--
-- grain: item_id
-- side: both
-- $meeting_date  date  Day of the meeting.
--
-- place         count Order in which the questions come.
-- item_id       text  Which question it is.
-- kind          text  promises, carried or added.
-- question      text  What is to be decided.
-- side          text  Side that can act: marketing, sales or both.
-- minutes       count How many minutes it may take.
-- outcome       text  decided, parked or carried; empty while it is open.
-- added_by      text  Who added it; empty where the agenda wrote it.
-- finding_id    text  Finding it comes from.
-- note_count    count Notes written on it for this meeting.
-- promise_count count Promises made on it in this meeting.
with decisions as (
    select
        *,
        row_number() over (partition by item_id order by decided_on desc, decided_at desc) as recency,
        coalesce(decided_on = $meeting_date, false) as is_now
    from stg_decisions
    where item_id is not null and decided_on <= $meeting_date
),

carried as (
    select
        *,
        row_number() over (partition by item_id order by decided_on desc, decided_at desc) as recency_before
    from decisions
    where not is_now
),

items as (
    select * from stg_meeting_items
    where meeting_date = $meeting_date
),

due as (
    select count(*) as promise_count
    from stg_actions
    where coalesce(status, 'open') in ('open', 'carried') and due_date <= $meeting_date and promised_on < $meeting_date
),

topics as (
    select
        1 as place,
        'promises' as item_id,
        'promises' as kind,
        'Did what we promised work?' as question,
        'both' as side,
        cast(null as varchar) as added_by,
        cast(null as varchar) as finding_id
    from due
    where promise_count > 0
    union all
    select
        100 as place,
        item_id,
        'carried' as kind,
        question,
        side,
        decided_by as added_by,
        finding_id
    from carried
    where recency_before = 1 and outcome = 'carried'
    union all
    select
        300 as place,
        item_id,
        'added' as kind,
        question,
        side,
        changed_by as added_by,
        cast(null as varchar) as finding_id
    from items
    where question is not null
),

notes as (
    select
        about_id as item_id,
        count(*) as note_count
    from stg_notes
    where about_kind = 'item' and meeting_date = $meeting_date
    group by about_id
),

promises as (
    select
        item_id,
        count(*) as promise_count
    from stg_actions
    where meeting_date = $meeting_date
    group by item_id
),

told as (
    select
        cast(coalesce(items.position, topics.place) as double) as place,
        topics.item_id,
        topics.kind,
        topics.question,
        topics.side,
        coalesce(items.minutes, 8) as minutes,
        decisions.outcome,
        topics.added_by,
        topics.finding_id,
        coalesce(notes.note_count, 0) as note_count,
        coalesce(promises.promise_count, 0) as promise_count
    from topics
    left join items on topics.item_id = items.item_id
    left join decisions on topics.item_id = decisions.item_id and decisions.is_now and decisions.recency = 1
    left join notes on topics.item_id = notes.item_id
    left join promises on topics.item_id = promises.item_id
    where not coalesce(items.is_dropped, false)
)

select * from told
order by place, item_id
