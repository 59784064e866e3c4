-- Where did won revenue move most?
--
-- Won bookings of the period by region and segment, against the days compared with: the three that grew most and the
-- three that fell most.
--
-- grain: direction, place
-- rows: pipeline/won_rows
-- side: both
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only deals of these regions; all when absent.
-- $segments   text[]? Only deals of these segments; all when absent.
--
-- direction   text  up where it grew, down where it fell.
-- place       count 1 where it moved most in its direction.
-- deals_of    text  Region and segment of the deals, as far as they have one.
-- won         money Amount won in the period.
-- base_won    money Amount won in the days compared with.
-- change      money Won less won in the days compared with.
-- deals       count Deals won in the period.
-- base_deals  count Deals won in the days compared with.
with won as (
    select
        coalesce(nullif(concat_ws(', ', region, segment), ''), 'No region or segment') as deals_of,
        closed_date >= $from and closed_date < $to as is_now,
        closed_date >= $base_from and closed_date < $base_to as is_base,
        amount
    from mart_deals
    where
        is_won
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

by_place as (
    select
        deals_of,
        cast(sum(case when is_now then amount else 0 end) as decimal(18, 2)) as won,
        cast(sum(case when is_base then amount else 0 end) as decimal(18, 2)) as base_won,
        count(case when is_now then 1 end) as deals,
        count(case when is_base then 1 end) as base_deals
    from won
    group by deals_of
),

moved as (
    select
        case when won > base_won then 'up' else 'down' end as direction,
        *,
        cast(won - base_won as decimal(18, 2)) as change
    from by_place
    where won <> base_won
),

ranked as (
    select
        direction,
        row_number() over (partition by direction order by abs(change) desc, deals_of asc) as place,
        deals_of,
        won,
        base_won,
        change,
        deals,
        base_deals
    from moved
)

select * from ranked
where place <= 3
order by direction desc, place asc
