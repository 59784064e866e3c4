-- How many deals were at risk, won and lost at each age, in the last 24 months.
--
-- A deal is at risk on each day of those months on which it was open, and on the day it closed; its age is the days
-- since it was created. One row per age at which a deal closed.
--
-- grain: dimension, value, age
--
-- dimension  text   What the deals share: all, segment or lead_source.
-- value      text   Which segment or source; All deals where the dimension is all.
-- age        days   Days since creation.
-- at_risk    count  Deals that stood at that age on some day of the 24 months.
-- won        count  Deals won at that age.
-- lost       count  Deals lost at that age.
with deals as (
    select * from mart_deals
    where created_date is not null
),

clock as (
    select
        as_of,
        cast(as_of - interval 24 month as date) as window_start
    from stg_as_of
),

exposed as (
    select
        deals.segment,
        deals.lead_source,
        greatest(clock.window_start - deals.created_date, 0) as entry_age,
        coalesce(deals.closed_date, clock.as_of - 1) - deals.created_date as exit_age,
        deals.is_won,
        deals.is_lost
    from deals
    cross join clock
    where
        deals.created_date < clock.as_of
        and coalesce(deals.closed_date, clock.as_of) >= greatest(clock.window_start, deals.created_date)
),

grouped as (
    select
        'all' as dimension,
        'All deals' as value,
        *
    from exposed
    union all
    select
        'segment' as dimension,
        coalesce(segment, 'Unknown') as value,
        *
    from exposed
    union all
    select
        'lead_source' as dimension,
        lead_source as value,
        *
    from exposed
),

moves as (
    select
        dimension,
        value,
        entry_age as age,
        1 as entered,
        0 as left_after,
        0 as won,
        0 as lost
    from grouped
    union all
    select
        dimension,
        value,
        exit_age as age,
        0 as entered,
        1 as left_after,
        cast(is_won as integer) as won,
        cast(is_lost as integer) as lost
    from grouped
),

by_age as (
    select
        dimension,
        value,
        age,
        sum(entered) as entered,
        sum(left_after) as left_after,
        sum(won) as won,
        sum(lost) as lost
    from moves
    group by dimension, value, age
),

at_each_age as (
    select
        dimension,
        value,
        age,
        cast(sum(entered) over so_far - sum(left_after) over so_far + left_after as bigint) as at_risk,
        cast(won as bigint) as won,
        cast(lost as bigint) as lost
    from by_age
    window so_far as (partition by dimension, value order by age)
    qualify by_age.won + by_age.lost > 0
)

select * from at_each_age
