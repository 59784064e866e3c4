-- What happened that may have moved deals besides media?
--
-- Notes about a date: launches, prices, broken tracking. The evidence lets each explain what changed with it.
--
-- grain: note_id
-- side: both
--
-- note_id      text  Its id.
-- happened_on  date  First day.
-- until        date  Last day; empty where it lasts.
-- note         text  What happened.
-- written_by   text  Who wrote it.
with notes as (
    select * from stg_notes
    where happened_on is not null
),

chosen as (
    select
        note_id,
        happened_on,
        until,
        note,
        written_by
    from notes
)

select * from chosen
order by happened_on, note_id
