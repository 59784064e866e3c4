-- How much did we win each quarter, against the target?
--
-- Won bookings by the fiscal quarter the deal closed in, for up to six quarters; the last one stops at the period's
-- end. Where no target fits the filters there is none to compare with.
--
-- grain: quarter_start_date
-- rows: pipeline/won_by_quarter_rows
-- side: sales
-- better: higher
-- $to        date    First day no longer counted; the last quarter shown holds the day before.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- quarter_label       text    Fiscal quarter.
-- quarter_start_date  date    Its first day.
-- deals               count   Deals won in it.
-- won                 money   Amount won in it.
-- target              money   Target for the whole quarter.
-- reached             percent Won as a share of the target.
with won_deals as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and is_won
        and closed_date < $to
),

first_won as (
    select min(closed_date) as first_date
    from won_deals
),

quarters as (
    select distinct
        quarter_start_date,
        quarter_end_date,
        quarter_label
    from mart_calendar
    where quarter_start_date < $to and quarter_end_date > (select first_won.first_date from first_won)
    order by quarter_start_date desc
    limit 6
),

targets as (
    select
        quarter_start_date,
        value,
        rank() over (partition by quarter_start_date order by detail) as choice
    from mart_targets
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and metric = 'revenue'
),

promised as (
    select
        quarter_start_date,
        sum(value) as target
    from targets
    where choice = 1
    group by quarter_start_date
),

booked as (
    select
        quarters.quarter_label,
        quarters.quarter_start_date,
        count(won_deals.opportunity_id) as deals,
        coalesce(sum(won_deals.amount), 0) as won
    from quarters
    left join won_deals
        on
            quarters.quarter_start_date <= won_deals.closed_date
            and quarters.quarter_end_date > won_deals.closed_date
    group by quarters.quarter_label, quarters.quarter_start_date
),

compared as (
    select
        booked.quarter_label,
        booked.quarter_start_date,
        booked.deals,
        cast(booked.won as decimal(18, 2)) as won,
        cast(promised.target as decimal(18, 2)) as target,
        booked.won / nullif(promised.target, 0) as reached
    from booked
    left join promised on booked.quarter_start_date = promised.quarter_start_date
)

select * from compared
order by quarter_start_date
