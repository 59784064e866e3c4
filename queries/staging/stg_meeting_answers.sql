-- Answers that closed meetings kept.
--
-- Written in the app: follows the version, not the as-of date.
--
-- grain: meeting_date, position
--
-- meeting_date  date  Day of the meeting.
-- position      count Place in the pack.
-- closed_at     time  When the meeting was closed.
-- closed_by     text  Who closed it.
-- known_at      count Version that was on screen.
-- as_of         date  Day before which events counted.
-- title         text  What the pack calls it.
-- question      text  Question that was asked.
-- parameters    text  What it was asked with, as JSON.
-- heads         text  Name, unit and meaning of each column, as JSON.
-- cells         text  Its rows, as JSON with exact decimals.
with meeting_answers as (
    select * from live_meeting_answers
),

chosen as (
    select
        meeting_date,
        position,
        closed_at,
        closed_by,
        known_at,
        as_of,
        title,
        question,
        parameters,
        heads,
        cells
    from meeting_answers
)

select * from chosen
