-- How much did we spend on media?
--
-- Programme spend (media and events) on its own days, in the reporting currency; people and tools are left out. Where
-- regions or segments are chosen, spend that names none is left out, and nothing is shown where no spend names one.
--
-- grain: value
-- rows: revenue/spend_rows
-- trend: week/media_spend_by_week
-- side: marketing
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only spend aimed at these regions; all when absent.
-- $segments   text[]? Only spend aimed at these segments; all when absent.
-- $channels   text[]? Only these channels; all when absent.
--
-- value       money Media spend of the period.
-- base_value  money Media spend of the days compared with.
with spend as (
    select *
    from mart_spend
    where
        is_media
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
),

totals as (
    select
        cast(sum(case when date >= $from and date < $to then cost else 0 end) as decimal(18, 2)) as value,
        cast(sum(case when date >= $base_from and date < $base_to then cost else 0 end) as decimal(18, 2)) as base_value
    from spend
)

select * from totals
