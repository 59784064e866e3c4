-- Which channels got spend of which no touch of any deal can be seen?
--
-- Media spend of the last 13 weeks on channels that touched no deal in the last 52. Spend without a known channel is a
-- data problem, not this.
--
-- grain: channel
-- side: marketing
--
-- channel  text  Channel.
-- now      money Spend of the last 13 weeks.
-- low      money The same.
-- mid      money The same.
-- high     money The same.
with clock as (
    select * from stg_as_of
),

touched as (
    select distinct touches.channel
    from mart_touches as touches
    cross join clock
    where touches.occurred_date >= clock.as_of - 364
),

spent as (
    select
        spend.channel,
        cast(sum(spend.cost) as decimal(18, 2)) as cost
    from mart_spend as spend
    cross join clock
    where spend.is_media and spend.date >= clock.as_of - 91 and spend.date < clock.as_of
    group by spend.channel
    having sum(spend.cost) > 0
),

unseen as (
    select
        spent.channel,
        spent.cost as now,
        spent.cost as low,
        spent.cost as mid,
        spent.cost as high
    from spent
    left join touched on spent.channel = touched.channel
    where touched.channel is null and spent.channel <> 'Unknown' and exists (from touched)
)

select * from unseen
order by channel
