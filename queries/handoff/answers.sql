-- What was answered to the words that come back with rejected leads?
--
-- The newest first.
--
-- grain: note_id
-- side: marketing
--
-- written_at  time  When it was written.
-- about       text  Campaign and reason it answers.
-- answer      text  What it says.
-- written_by  text  Who wrote it.
-- file_name   text  File it came with; empty where it was written in Tandem.
-- batch_id    text  Load or entry that brought it.
-- note_id     text  Its id.
with notes as (
    select * from stg_notes
    where about_kind = 'campaign'
),

batches as (
    select * from stg_batches
),

listed as (
    select
        notes.written_at,
        notes.about_id as about,
        notes.note as answer,
        notes.written_by,
        batches.file_name,
        notes.batch_id,
        notes.note_id
    from notes
    left join batches on notes.batch_id = batches.batch_id
)

select * from listed
order by written_at desc, note_id desc
