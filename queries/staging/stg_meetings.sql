-- Meetings that were begun, with the question on the table.
--
-- Written in the app: follows the version, not the as-of date.
--
-- grain: meeting_date
--
-- meeting_date  date  Day of the meeting.
-- started_at    time  When it began.
-- started_by    text  Who began it.
-- minutes       count How many minutes it may take.
-- item_id       text  Question that is on the table.
with meetings as (
    select * from live_meetings
),

chosen as (
    select
        meeting_date,
        started_at,
        started_by,
        minutes,
        item_id
    from meetings
)

select * from chosen
