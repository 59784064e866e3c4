-- Leads of each group and week: due for an answer, late, without one, judged and accepted, and what such leads come to.
--
-- Weeks are counted back from the day we stand on, over three years.
--
-- grain: region, segment, channel, weeks_ago
--
-- region         text  Region of the leads.
-- segment        text  Segment of the leads.
-- channel        text  Channel that brought them.
-- weeks_ago      count Full weeks since they were handed over.
-- due            count Leads whose answer is due: answered, or the agreed time is over.
-- late           count Of these, answered too late, or waiting too long.
-- untouched      count Of these, waiting longer than agreed.
-- due_amount     money What the leads due come to.
-- judged         count Leads accepted or rejected.
-- accepted       count Of these, accepted.
-- judged_amount  money What the leads judged come to.
with clock as (
    select * from stg_as_of
),

worth as (
    select * from mart_lead_worth
),

leads as (
    select
        leads.*,
        worth.per_lead,
        worth.per_accepted,
        leads.response_hours is not null or leads.is_late as is_due,
        leads.is_accepted or leads.is_rejected as is_judged,
        (clock.as_of - 1 - leads.hand_over_date) // 7 as weeks_ago
    from mart_leads as leads
    cross join clock
    left join worth on leads.segment is not distinct from worth.segment
),

by_week as (
    select
        region,
        segment,
        channel,
        weeks_ago,
        count(*) filter (where is_due) as due,
        count(*) filter (where is_due and is_late) as late,
        count(*) filter (where is_due and is_untouched) as untouched,
        cast(coalesce(sum(per_lead) filter (where is_due), 0) as decimal(18, 2)) as due_amount,
        count(*) filter (where is_judged) as judged,
        count(*) filter (where is_judged and is_accepted) as accepted,
        cast(coalesce(sum(per_accepted) filter (where is_judged), 0) as decimal(18, 2)) as judged_amount
    from leads
    where weeks_ago between 0 and 155
    group by region, segment, channel, weeks_ago
)

select * from by_week
