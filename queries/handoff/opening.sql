-- Are we keeping our promises to each other?
--
-- Both halves of the hand-over in one row: what marketing handed over and how much of it sales accepted, and how fast
-- sales answered. Leads without an answer count as not answered in time once the agreed time is over; until then they
-- wait.
--
-- grain: state
-- rows: handoff/lead_rows
-- side: both
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- leads            count   Leads handed over in the period.
-- judged           count   Of these, accepted or rejected by sales.
-- acceptance       percent Accepted, as a share of those judged.
-- due              count   Leads that are answered or past the agreed time.
-- answered_in_sla  percent Answered within the agreed time, as a share of those due.
-- sla_hours        hours   Business hours agreed for the first answer, of most of these leads.
-- never            count   Past the agreed time without an answer.
-- waiting          count   Without an answer, still within the agreed time.
-- state            text    ok, not_due where no answer is due yet, not_judged where none is judged, or empty.
with settings as (
    select sla_hours from stg_settings
),

leads as (
    select
        *,
        response_hours is not null or is_late as is_due
    from mart_leads
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
        and hand_over_date >= $from
        and hand_over_date < $to
),

counted as (
    select
        count(*) as leads,
        count(case when is_accepted then 1 end) as accepted,
        count(case when is_accepted or is_rejected then 1 end) as judged,
        count(case when is_due then 1 end) as due,
        count(case when is_due and not is_late then 1 end) as in_time,
        count(case when is_untouched then 1 end) as never,
        mode(sla_hours order by sla_hours) as sla_hours
    from leads
),

told as (
    select
        counted.leads,
        counted.judged,
        counted.accepted / nullif(counted.judged, 0) as acceptance,
        counted.due,
        counted.in_time / nullif(counted.due, 0) as answered_in_sla,
        coalesce(counted.sla_hours, settings.sla_hours) as sla_hours,
        counted.never,
        counted.leads - counted.due as waiting,
        case
            when counted.leads = 0 then 'empty'
            when counted.due = 0 then 'not_due'
            when counted.judged = 0 then 'not_judged'
            else 'ok'
        end as state
    from counted
    cross join settings
)

select * from told
