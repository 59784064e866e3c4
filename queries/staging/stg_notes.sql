-- Notes written in the app.
--
-- Notes follow the version, not the as-of date: they are written about a day, not on it.
--
-- grain: note_id
--
-- note_id       text  Its id.
-- written_at    time  When it was written.
-- written_by    text  Who wrote it.
-- side          text  Team of the writer: marketing, sales or both.
-- about_kind    text  What it is about, such as deal or finding.
-- about_id      text  Which one.
-- meeting_date  date  Meeting it is for.
-- note          text  What it says.
-- happened_on   date  First day of what a note about a date tells.
-- until         date  Its last day; empty where it lasts.
-- kind          text  What kind of event a note about a date tells.
-- batch_id      text  Load or entry that brought it.
with notes as (
    select * from live_notes
),

chosen as (
    select
        note_id,
        written_at,
        written_by,
        side,
        about_kind,
        about_id,
        meeting_date,
        note,
        happened_on,
        until,
        kind,
        batch_id
    from notes
)

select * from chosen
