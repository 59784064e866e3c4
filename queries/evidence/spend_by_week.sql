-- How much media did each channel buy in each region and week?
--
-- Complete weeks only; weeks that no line tells of are left out, lines of nought are told. What is billed by the month
-- or quarter is spread evenly over the days it pays for.
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

periods as (
    select * from mart_spend_periods
),

spend as (
    select
        spend.channel,
        case when scope.is_regional then coalesce(spend.region, 'Unknown') else 'All' end as known_region,
        periods.first_day,
        periods.last_day,
        sum(spend.cost) as cost
    from mart_spend as spend
    inner join periods
        on
            spend.source is not distinct from periods.source
            and spend.channel = periods.channel
            and spend.date = periods.date
            and spend.last_day is not distinct from periods.told_last_day
    cross join scope
    where spend.is_media and spend.cost is not null
    group by spend.channel, known_region, periods.first_day, periods.last_day
),

daily as (
    select
        spend.known_region as region,
        spend.channel,
        calendar.week_start_date,
        spend.cost / (spend.last_day - spend.first_day + 1) as cost
    from spend
    inner join mart_calendar as calendar on calendar.date between spend.first_day and spend.last_day
    cross join scope
    where calendar.week_start_date >= scope.from_date and calendar.week_start_date < scope.to_date
),

added as (
    select
        region,
        channel,
        week_start_date,
        cast(sum(cost) as decimal(18, 2)) as spend
    from daily
    group by region, channel, week_start_date
)

select * from added
order by region, channel, week_start_date
