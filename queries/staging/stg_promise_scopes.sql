-- Promises with what they are about, told apart, and the weeks they are judged over.
--
-- grain: action_id
--
-- action_id      text  The promise.
-- leading_check  text  Question whose number should move.
-- is_open        flag  Whether it is open.
-- monday         date  Monday of the week it was made in.
-- today          date  The day after the last day with data.
-- weeks_since    count Whole weeks after that week.
-- region         text  Region it is about; empty where it is not about one.
-- segment        text  Segment.
-- channel        text  Channel.
with actions as (
    select
        *,
        try_cast(scope as json) as about
    from stg_actions
),

told as (
    select
        actions.action_id,
        actions.leading_check,
        coalesce(actions.status, 'open') in ('open', 'carried') as is_open,
        calendar.week_start_date as monday,
        clock.as_of as today,
        cast(greatest((clock.as_of - calendar.week_start_date) // 7 - 1, 0) as integer) as weeks_since,
        json_extract_string(actions.about, 'region') as region,
        json_extract_string(actions.about, 'segment') as segment,
        json_extract_string(actions.about, 'channel') as channel
    from actions
    inner join stg_calendar as calendar on actions.promised_on = calendar.date
    cross join stg_as_of as clock
)

select * from told
