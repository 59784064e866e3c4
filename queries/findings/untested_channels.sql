-- Which channels got about the same spend for four quarters and were never tested in that time?
--
-- Quarters of 13 weeks counted back from the day we stand on. About the same: the dearest at most 15% above the
-- cheapest. A test counts once it has ended in these 52 weeks or runs.
--
-- grain: channel
-- side: marketing
--
-- channel  text    Channel.
-- now      money   Spend of the newest quarter.
-- before   money   Average spend of the three quarters before.
-- low      money   Spend of a quarter that nobody tested, the cheapest.
-- mid      money   Spend of a quarter that nobody tested.
-- high     money   Spend of a quarter that nobody tested, the dearest.
-- weeks    count   Weeks it has been so.
with clock as (
    select * from stg_as_of
),

quarters as (
    select
        spend.channel,
        (clock.as_of - 1 - spend.date) // 91 as quarters_ago,
        sum(spend.cost) as spend
    from mart_spend as spend
    cross join clock
    where spend.is_media and spend.date >= clock.as_of - 364 and spend.date < clock.as_of
    group by spend.channel, quarters_ago
),

tested as (
    select distinct experiments.channel
    from stg_experiments as experiments
    cross join clock
    where experiments.end_date >= clock.as_of - 364 and experiments.start_date < clock.as_of
),

flat as (
    select
        channel,
        sum(spend) filter (where quarters_ago = 0) as now,
        avg(spend) filter (where quarters_ago > 0) as before,
        min(spend) as low,
        avg(spend) as mid,
        max(spend) as high
    from quarters
    group by channel
    having count(*) = 4 and max(spend) <= 1.15 * min(spend)
),

untested as (
    select
        flat.channel,
        cast(flat.now as decimal(18, 2)) as now,
        cast(flat.before as decimal(18, 2)) as before,
        cast(flat.low as decimal(18, 2)) as low,
        cast(flat.mid as decimal(18, 2)) as mid,
        cast(flat.high as decimal(18, 2)) as high,
        52 as weeks
    from flat
    left join tested on flat.channel = tested.channel
    where tested.channel is null
)

select * from untested
order by channel
