-- Each lead against each promise of the hand-over that is due on it.
--
-- Sales judges a lead by accepting or rejecting it. An answer is due once it came, or once the agreed time is over.
--
-- grain: lead_key, measure
--
-- lead_key        text  The lead.
-- hand_over_date  date  Day of the hand-over.
-- channel         text  Channel that brought the lead.
-- region          text  Region of the lead.
-- segment         text  Segment of the lead.
-- side            text  Side that promises it.
-- place           count Place of the promise on the scoreboard.
-- measure         text  What is promised.
-- is_kept         flag  Whether it was kept on this lead.
with leads as (
    select
        *,
        response_hours is not null as is_answered,
        is_accepted or is_rejected as is_judged
    from mart_leads
    where hand_over_date is not null
),

promises as (
    select
        *,
        'marketing' as side,
        2 as place,
        'Accepted by sales, of those judged' as measure,
        is_accepted as is_kept
    from leads
    where is_judged
    union all
    select
        *,
        'sales' as side,
        3 as place,
        'Answered within the agreed time, of those due' as measure,
        not is_late as is_kept
    from leads
    where is_answered or is_late
    union all
    select
        *,
        'sales' as side,
        4 as place,
        'Answered at all, of those due' as measure,
        is_answered as is_kept
    from leads
    where is_answered or is_late
    union all
    select
        *,
        'sales' as side,
        5 as place,
        'Judged, yes or no, of those answered' as measure,
        is_judged as is_kept
    from leads
    where is_answered
),

chosen as (
    select
        lead_key,
        hand_over_date,
        channel,
        region,
        segment,
        side,
        place,
        measure,
        is_kept
    from promises
)

select * from chosen
