-- What share of the deals that closed did we win?
--
-- By count: won / (won + lost) of the deals closed in the period; each deal counts once, whatever its amount.
--
-- grain: value
-- rows: pipeline/closed_rows
-- trend: week/win_rate_by_week
-- side: sales
-- better: higher
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only deals of these regions; all when absent.
-- $segments   text[]? Only deals of these segments; all when absent.
--
-- value       percent Won deals per closed deal of the period.
-- base_value  percent Won deals per closed deal of the days compared with.
with closed as (
    select
        is_won,
        closed_date >= $from and closed_date < $to as is_now,
        closed_date >= $base_from and closed_date < $base_to as is_base
    from mart_deals
    where
        is_closed
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

rates as (
    select
        count(case when is_now and is_won then 1 end) / nullif(count(case when is_now then 1 end), 0) as value,
        count(case when is_base and is_won then 1 end) / nullif(count(case when is_base then 1 end), 0) as base_value
    from closed
)

select * from rates
