-- How often one channel or campaign follows another on the ways to a milestone.
--
-- grain: milestone, earner, from_name, to_name
--
-- milestone    text   Milestone: created or won.
-- earner       text   channel or campaign.
-- from_name    text   Channel or campaign left; empty for the start of a way.
-- to_name      text   Channel or campaign reached; empty for the end of a way.
-- conversions  count  Ways that led to the milestone.
-- nulls        count  Ways that led nowhere.
with paths as (
    select * from mart_paths
),

followed as (
    select
        *,
        lag(name) over way as name_before,
        lead(name) over way as name_after
    from paths
    window way as (partition by milestone, earner, path_id, is_converted order by place)
),

edges as (
    select
        milestone,
        earner,
        name_before as from_name,
        name as to_name,
        is_converted
    from followed
    union all
    select
        milestone,
        earner,
        name as from_name,
        cast(null as varchar) as to_name,
        is_converted
    from followed
    where name_after is null
),

counted as (
    select
        milestone,
        earner,
        from_name,
        to_name,
        count(case when is_converted then 1 end) as conversions,
        count(case when not is_converted then 1 end) as nulls
    from edges
    group by milestone, earner, from_name, to_name
)

select * from counted
