-- What was noted on the charts?
--
-- Every chart over time shows these notes, and the evidence lets each explain what changed with it. Newest first.
--
-- grain: note_id
-- side: both
--
-- note_id      text  Its id.
-- happened_on  date  First day.
-- until        date  Last day; empty where it lasts.
-- kind         text  launch, price change, rep left, tracking broke or other.
-- note         text  What happened.
-- written_by   text  Who wrote it.
-- file_name    text  File it came with; empty where it was written in Tandem.
-- batch_id     text  Load or entry that brought it.
with notes as (
    select * from stg_notes
    where happened_on is not null
),

batches as (
    select * from stg_batches
),

chosen as (
    select
        notes.note_id,
        notes.happened_on,
        notes.until,
        coalesce(notes.kind, 'other') as kind,
        notes.note,
        notes.written_by,
        batches.file_name,
        notes.batch_id
    from notes
    left join batches on notes.batch_id = batches.batch_id
)

select * from chosen
order by happened_on desc, note_id asc
