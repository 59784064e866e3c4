-- How much of its target has each region won in the quarter?
--
-- The fiscal quarter that holds the period's last day: won up to the period's end, beside the target of the whole
-- quarter.
--
-- grain: region
-- rows: pipeline/quarter_rows
-- side: sales
-- better: higher
-- $to        date    First day no longer counted; the quarter is the one that holds the day before.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- region         text    Region of the deals.
-- quarter_label  text    The fiscal quarter.
-- won            money   Amount won in it so far.
-- target         money   Target for the whole quarter; empty where none is loaded for the region.
-- to_go          money   Target less won; nothing where it is reached.
-- reached        percent Won as a share of the target.
with quarter as (
    select
        quarter_start_date,
        quarter_label
    from mart_calendar
    where date = $to - 1
),

won_deals as (
    select
        coalesce(region, 'Unknown') as region,
        closed_date,
        amount
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and is_won
        and closed_date < $to
),

booked as (
    select
        won_deals.region,
        sum(won_deals.amount) as won
    from won_deals
    inner join quarter on won_deals.closed_date >= quarter.quarter_start_date
    group by won_deals.region
),

targets as (
    select
        quarter_start_date,
        region,
        value,
        rank() over (partition by quarter_start_date order by detail) as choice
    from mart_targets
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and metric = 'revenue'
        and region is not null
),

promised as (
    select
        targets.region,
        sum(targets.value) as target
    from targets
    inner join quarter on targets.quarter_start_date = quarter.quarter_start_date
    where targets.choice = 1
    group by targets.region
),

compared as (
    select
        coalesce(booked.region, promised.region) as region,
        quarter.quarter_label,
        cast(coalesce(booked.won, 0) as decimal(18, 2)) as won,
        cast(promised.target as decimal(18, 2)) as target,
        case
            when promised.target is not null
                then cast(greatest(promised.target - coalesce(booked.won, 0), 0) as decimal(18, 2))
        end as to_go,
        coalesce(booked.won, 0) / nullif(promised.target, 0) as reached
    from booked
    full outer join promised on booked.region = promised.region
    cross join quarter
)

select * from compared
order by coalesce(target, won) desc, region
