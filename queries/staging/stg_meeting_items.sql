-- Questions that somebody added to an agenda, moved or took off it.
--
-- Written in the app: follows the version, not the as-of date.
--
-- grain: meeting_date, item_id
--
-- meeting_date  date  Day of the meeting.
-- item_id       text  Question of the agenda.
-- position      count Its place in the order; numbers between two places fit between them.
-- question      text  What is to be decided, where somebody added it.
-- side          text  Who can act.
-- minutes       count How many minutes it may take.
-- is_dropped    flag  Whether it was taken off the agenda.
-- changed_by    text  Who added, moved or dropped it.
-- presenter     text  Who presents it, where somebody said.
with meeting_items as (
    select * from live_meeting_items
),

chosen as (
    select
        meeting_date,
        item_id,
        position,
        question,
        side,
        minutes,
        is_dropped,
        changed_by,
        presenter
    from meeting_items
)

select * from chosen
