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
-- promise         text  The promise as the terms call it; empty for a part of one.
-- measure         text  What is promised.
-- is_kept         flag  Whether it was kept on this lead.
with leads as (
    select
        *,
        response_hours is not null as is_answered,
        is_accepted or is_rejected as is_judged,
        account_key is not null and region is not null and segment is not null as is_known
    from mart_leads
    where hand_over_date is not null
),

measures as (
    select
        *,
        unnest([
            {
                side: 'marketing', place: 2, promise: 'fit', is_due: true, is_kept: is_known,
                measure: 'Fit: company, region and segment known, of those handed over'
            },
            {
                side: 'marketing', place: 3, promise: 'acceptance', is_due: is_judged, is_kept: is_accepted,
                measure: 'Accepted by sales, of those judged'
            },
            {
                side: 'sales', place: 4, promise: 'first_response', is_due: is_answered or is_late,
                is_kept: not is_late, measure: 'Answered within the agreed time, of those due'
            },
            {
                side: 'sales', place: 5, promise: null, is_due: is_answered or is_late, is_kept: is_answered,
                measure: 'Answered at all, of those due'
            },
            {
                side: 'sales', place: 6, promise: 'disposition', is_due: is_answered, is_kept: is_judged,
                measure: 'Judged, yes or no, of those answered'
            },
            {
                side: 'sales', place: 7, promise: 'feedback', is_due: is_rejected,
                is_kept: rejection_reason is not null, measure: 'Told why, of those rejected'
            }
        ]) as told
    from leads
),

due as (
    select
        lead_key,
        hand_over_date,
        channel,
        region,
        segment,
        told.side,
        told.place,
        told.promise,
        told.measure,
        told.is_kept
    from measures
    where told.is_due
)

select * from due
