-- Where does the quarter stand against its target?
--
-- Won bookings so far in the fiscal quarter that holds the last day, against the target of the whole quarter at
-- the least detail that fits the filters. Pace is the target spread evenly over the days: a yardstick, not a forecast.
--
-- grain: quarter_label
-- rows: week/quarter_rows
-- side: both
-- $to        date    First day no longer counted.
-- $regions   text[]? Only deals and targets of these regions; all when absent.
-- $segments  text[]? Only deals and targets of these segments; all when absent.
--
-- quarter_label       text  The fiscal quarter.
-- won                 money Amount won in the quarter so far.
-- target              money Target of the whole quarter; empty where none is loaded.
-- gap                 money Target less won: what is still missing.
-- pace_gap            money How far won is from the target spread evenly over the days, ahead or behind.
-- days_gone           days  Days of the quarter so far.
-- days_left           days  Days left in the quarter.
-- biggest_gap_region  text  Region furthest behind its own pace; empty where none is, or where no region has a target.
-- biggest_gap         money How far that region is behind its pace.
-- state               text  ahead, behind, ahead_region, behind_region (a region lags), made, missed, no_target, empty.
with quarter as (
    select
        quarter_start_date,
        quarter_label,
        $to - quarter_start_date as days_gone,
        quarter_end_date - $to as days_left
    from mart_calendar
    where date = $to - 1
),

targets as (
    select
        targets.region,
        targets.value,
        targets.value * (quarter.days_gone / (quarter.days_gone + quarter.days_left)) as pace,
        targets.detail = min(targets.detail) over () as is_whole,
        targets.detail = min(case when targets.region is not null then targets.detail end) over () as is_by_region
    from mart_targets as targets
    inner join quarter on targets.quarter_start_date = quarter.quarter_start_date
    where
        targets.metric = 'revenue'
        and ($regions is null or list_contains($regions, targets.region))
        and ($segments is null or list_contains($segments, targets.segment))
),

won as (
    select
        deals.region,
        sum(
            case
                when deals.is_won and deals.closed_date >= quarter.quarter_start_date and deals.closed_date < $to
                    then deals.amount
                else 0
            end
        ) as won
    from mart_deals as deals
    cross join quarter
    where
        ($regions is null or list_contains($regions, deals.region))
        and ($segments is null or list_contains($segments, deals.segment))
    group by deals.region
),

behind as (
    select
        targets.region,
        sum(targets.pace) - coalesce(max(won.won), 0) as gap
    from targets
    left join won on targets.region = won.region
    where targets.is_by_region
    group by targets.region
),

furthest as (
    select
        case when count(*) > 1 and max(gap) > 0 then max_by(region, gap) end as region,
        case when count(*) > 1 and max(gap) > 0 then max(gap) end as gap
    from behind
),

totals as (
    select
        (select sum(won.won) from won) as won,
        sum(value) as target,
        sum(pace) as pace
    from targets
    where is_whole
),

told as (
    select
        quarter.quarter_label,
        cast(totals.won as decimal(18, 2)) as won,
        cast(totals.target as decimal(18, 2)) as target,
        cast(totals.target - totals.won as decimal(18, 2)) as gap,
        cast(abs(totals.pace - totals.won) as decimal(18, 2)) as pace_gap,
        quarter.days_gone,
        quarter.days_left,
        furthest.region as biggest_gap_region,
        cast(furthest.gap as decimal(18, 2)) as biggest_gap,
        case
            when totals.won is null then 'empty'
            when totals.target is null then 'no_target'
            when totals.won >= totals.target then 'made'
            when quarter.days_left = 0 then 'missed'
            when totals.won >= totals.pace then case when furthest.gap is null then 'ahead' else 'ahead_region' end
            when furthest.gap is null then 'behind'
            else 'behind_region'
        end as state
    from quarter
    cross join totals
    cross join furthest
)

select * from told
