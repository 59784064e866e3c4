-- Which meetings were held, and which comes next?
--
-- The next one stands on the day the data reach to, a week after a meeting of that day that is closed.
--
-- grain: meeting_date
-- side: both
--
-- meeting_date  date  Day of the meeting.
-- started_at    time  When it began; empty where it did not yet.
-- started_by    text  Who began it.
-- minutes       count How many minutes it may take.
-- item_id       text  Question that is on the table.
-- closed_at     time  When it was closed; empty while it is open.
-- closed_by     text  Who closed it.
-- known_at      count Version its numbers are of.
-- as_of_date    date  Day before which events counted in its numbers.
-- decided       count Questions it decided, parked or carried over.
-- promised      count Promises made in it.
with begun as (
    select * from stg_meetings
),

closed as (
    select
        meeting_date,
        max(closed_at) as closed_at,
        max(closed_by) as closed_by,
        max(known_at) as known_at,
        max(as_of) as as_of_date
    from stg_meeting_answers
    group by meeting_date
),

decided as (
    select
        decided_on as meeting_date,
        count(distinct item_id) as decided
    from stg_decisions
    group by decided_on
),

promised as (
    select
        meeting_date,
        count(*) as promised
    from stg_actions
    where meeting_date is not null
    group by meeting_date
),

clock as (
    select as_of as today from stg_as_of
),

candidates (days_on) as (
    values (0), (7)
),

upcoming as (
    select min(clock.today + candidates.days_on) as meeting_date
    from clock
    cross join candidates
    left join closed on clock.today + candidates.days_on = closed.meeting_date
    where clock.today is not null and closed.meeting_date is null
),

days as (
    select meeting_date from begun
    union
    select meeting_date from closed
    union
    select meeting_date from upcoming
    where meeting_date is not null
),

told as (
    select
        days.meeting_date,
        begun.started_at,
        begun.started_by,
        coalesce(begun.minutes, 45) as minutes,
        begun.item_id,
        closed.closed_at,
        closed.closed_by,
        closed.known_at,
        closed.as_of_date,
        coalesce(decided.decided, 0) as decided,
        coalesce(promised.promised, 0) as promised
    from days
    left join begun on days.meeting_date = begun.meeting_date
    left join closed on days.meeting_date = closed.meeting_date
    left join decided on days.meeting_date = decided.meeting_date
    left join promised on days.meeting_date = promised.meeting_date
)

select * from told
order by meeting_date desc
