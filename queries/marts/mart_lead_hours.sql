-- How many business hours each lead waited for its first answer.
--
-- The clock runs Monday to Friday between the business hours of the lead's region. A lead not answered yet waits until
-- the as-of date.
--
-- grain: row_id
--
-- row_id          count  Row of the lead.
-- response_hours  hours  Business hours from hand-over to first response; empty until answered.
-- waited_hours    hours  Business hours waited so far, or until answered.
-- is_late         flag   Whether the wait is longer than agreed.
with leads as (
    select * from stg_leads
),

clock as (
    select * from stg_as_of
),

terms as (
    select
        *,
        cast(end_hour - start_hour as double) as day_hours
    from mart_lead_terms
),

moments as (
    select
        leads.row_id,
        leads.first_response_at is not null as is_answered,
        leads.hand_over_at,
        coalesce(leads.first_response_at, cast(clock.as_of as timestamp)) as until_at
    from leads
    cross join clock
),

both_ends as (
    select
        row_id,
        true as is_start,
        hand_over_at as moment
    from moments
    union all
    select
        row_id,
        false as is_start,
        until_at as moment
    from moments
),

calendar as (
    select * from mart_calendar
),

elapsed as (
    select
        both_ends.row_id,
        both_ends.is_start,
        calendar.working_days_before * terms.day_hours
        + case
            when calendar.is_working_day
                then greatest(0e0, least(
                    terms.day_hours,
                    hour(both_ends.moment) + minute(both_ends.moment) / 60e0 + second(both_ends.moment) / 3600e0
                    - terms.start_hour
                ))
            else 0e0
        end as hours
    from both_ends
    inner join terms on both_ends.row_id = terms.row_id
    inner join calendar on cast(both_ends.moment as date) = calendar.date
),

differences as (
    select
        row_id,
        max(case when not is_start then hours end) - max(case when is_start then hours end) as hours
    from elapsed
    group by row_id
),

waits as (
    select
        row_id,
        case when hours < 0 then 0e0 else hours end as hours
    from differences
),

judged as (
    select
        moments.row_id,
        case when moments.is_answered then waits.hours end as response_hours,
        waits.hours as waited_hours,
        coalesce(waits.hours > terms.sla_hours, false) as is_late
    from moments
    inner join terms on moments.row_id = terms.row_id
    left join waits on moments.row_id = waits.row_id
)

select * from judged
