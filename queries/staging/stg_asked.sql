-- Questions that somebody wants on the agenda of a meeting: added, put back, or a finding noted for it.
--
-- grain: meeting_date, item_id
--
-- meeting_date  date  Day of the meeting.
-- item_id       text  Which question it is.
with items as (
    select * from stg_meeting_items
    where question is not null
),

notes as (
    select * from stg_notes
    where about_kind = 'finding' and about_id is not null and meeting_date is not null
),

asked as (
    select
        meeting_date,
        item_id
    from items
    union
    select
        meeting_date,
        about_id as item_id
    from notes
)

select * from asked
