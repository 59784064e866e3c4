-- How many leads of each group and week did sales accept?
--
-- Weeks are counted back from the day we stand on, over three years. A lead counts once the agreed time is over.
--
-- grain: region, segment, channel, weeks_ago
-- side: marketing
--
-- region     text  Region of the leads.
-- segment    text  Segment of the leads.
-- channel    text  Channel that brought them.
-- weeks_ago  count Full weeks since they were handed over.
-- hits       count Leads accepted.
-- tries      count Leads accepted or rejected.
-- amount     money What such leads come to.
with lead_weeks as (
    select * from mart_lead_weeks
),

counted as (
    select
        region,
        segment,
        channel,
        weeks_ago,
        accepted as hits,
        judged as tries,
        judged_amount as amount
    from lead_weeks
    where judged > 0
)

select * from counted
order by region, segment, channel, weeks_ago
