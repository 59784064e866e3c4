-- How many leads of each group and week has nobody answered in the agreed time?
--
-- Weeks are counted back from the day we stand on, over three years. A lead counts once the agreed time is over.
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
with clock as (
    select * from stg_as_of
),

worth as (
    select * from mart_lead_worth
),

leads as (
    select
        leads.*,
        worth.per_lead as worth,
        (clock.as_of - 1 - leads.hand_over_date) // 7 as weeks_ago
    from mart_leads as leads
    cross join clock
    left join worth on leads.segment is not distinct from worth.segment
    where leads.response_hours is not null or leads.is_late
),

by_week as (
    select
        region,
        segment,
        channel,
        weeks_ago,
        count(*) filter (where is_untouched) as hits,
        count(*) as tries,
        cast(coalesce(sum(worth), 0) as decimal(18, 2)) as amount
    from leads
    where weeks_ago between 0 and 155
    group by region, segment, channel, weeks_ago
)

select * from by_week
order by region, segment, channel, weeks_ago
