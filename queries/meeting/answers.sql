-- Which numbers did a meeting see?
--
-- Exactly as they stood when it was closed, whatever was loaded, undone or defined anew since.
--
-- grain: place
-- side: both
-- $meeting_date  date  Day of the meeting.
--
-- place       count Place in the pack.
-- title       text  What the pack calls it.
-- question    text  Question that was asked.
-- parameters  text  What it was asked with, as JSON.
-- heads       text  Name, unit and meaning of each column, as JSON.
-- cells       text  Its rows, as JSON with exact decimals.
-- known_at    count Version that was on screen.
-- as_of_date  date  Day before which events counted.
-- closed_at   time  When the meeting was closed.
-- closed_by   text  Who closed it.
with answers as (
    select
        position as place,
        title,
        question,
        parameters,
        heads,
        cells,
        known_at,
        as_of as as_of_date,
        closed_at,
        closed_by
    from stg_meeting_answers
    where meeting_date = $meeting_date
)

select * from answers
order by place
