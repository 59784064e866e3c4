-- How many leads of each group and week has nobody answered in the agreed time?
--
-- Weeks are counted back from the day we stand on, over three years. A lead counts once the agreed time is over; those
-- of the last week are left out, for most that wait there will be answered yet.
--
-- grain: region, segment, channel, weeks_ago
-- side: sales
--
-- region     text  Region of the leads.
-- segment    text  Segment of the leads.
-- channel    text  Channel that brought them.
-- weeks_ago  count Full weeks since they were handed over.
-- hits       count Leads that wait longer than agreed.
-- tries      count Leads handed over and due.
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
        untouched as hits,
        due as tries,
        due_amount as amount
    from lead_weeks
    where due > 0 and weeks_ago > 0
)

select * from counted
order by region, segment, channel, weeks_ago
