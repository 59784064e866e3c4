-- What happened on which day that a chart should show?
--
-- Notes about a date, and the days from which definitions hold that both sides agreed on.
--
-- grain: day, kind, mark_id
-- side: both
--
-- day      date  The day, or the first one.
-- until    date  Its last day; empty where it lasts.
-- kind     text  launch, price change, rep left, tracking broke, other or definition.
-- mark_id  text  Id of the note, or the term that changed.
-- words    text  What happened; of a definition, its variant.
-- who      text  Who wrote or proposed it.
-- term     text  Term that changed; empty for a note, which every chart shows.
-- number   ratio Number of the definition, where it takes one.
-- listed   text  List of the definition, where it takes one.
with notes as (
    select * from stg_notes
    where happened_on is not null
),

definitions as (
    select * from stg_definitions
    where is_agreed
),

marks as (
    select
        happened_on as day,
        until,
        coalesce(kind, 'other') as kind,
        note_id as mark_id,
        note as words,
        written_by as who,
        cast(null as varchar) as term,
        cast(null as double) as number,
        cast(null as varchar) as listed
    from notes
    union all
    select
        valid_from as day,
        null as until,
        'definition' as kind,
        term as mark_id,
        variant as words,
        proposed_by as who,
        term,
        number,
        listed
    from definitions
)

select * from marks
order by day, kind, mark_id
