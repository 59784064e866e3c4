-- How much of what we won did a touch reach first?
--
-- Share of the amount won in deals with a touch before they were won, in the days looked back. Reached is not caused:
-- buyers who were coming anyway are reached too.
--
-- grain: value
-- rows: revenue/touched_rows
-- trend: revenue/touched_share_by_week
-- side: marketing
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only deals of these regions; all when absent.
-- $segments   text[]? Only deals of these segments; all when absent.
--
-- value       percent Share of the amount won in deals that a touch reached first; empty where no touch is loaded.
-- base_value  percent The same in the days compared with.
with credit as (
    select
        case when milestone_date >= $from and milestone_date < $to then credit end as now,
        case when milestone_date >= $base_from and milestone_date < $base_to then credit end as base,
        channel <> 'No touch' as is_touched
    from mart_credit
    where
        milestone = 'won'
        and model = 'linear'
        and exists (select 1 from stg_touches)
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

shares as (
    select
        sum(case when is_touched then now else 0 end) / nullif(sum(now), 0) as value,
        sum(case when is_touched then base else 0 end) / nullif(sum(base), 0) as base_value
    from credit
)

select * from shares
