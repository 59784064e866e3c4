-- How much media did each channel buy in each region and week?
--
-- Complete weeks only; weeks without spend are left out.
--
-- grain: region, channel, week_start_date
-- side: marketing
--
-- region           text  Region, Unknown where the spend names none; All where regions are not told apart.
-- channel          text  Channel.
-- week_start_date  date  Monday of the week.
-- spend            money Media spend, in the reporting currency; below nought where refunds were larger.
with scope as (
    select * from mart_panel_scope
),

spend as (
    select
        spend.week_start_date,
        case when scope.is_regional then coalesce(spend.region, 'Unknown') else 'All' end as region,
        spend.channel,
        spend.cost
    from mart_spend as spend
    cross join scope
    where
        spend.is_media
        and spend.cost is not null
        and spend.week_start_date >= scope.from_date
        and spend.week_start_date < scope.to_date
),

added as (
    select
        region,
        channel,
        week_start_date,
        cast(sum(cost) as decimal(18, 2)) as spend
    from spend
    group by region, channel, week_start_date
)

select * from added
where spend <> 0
order by region, channel, week_start_date
