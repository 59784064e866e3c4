-- Which days each booked day of media spend pays for.
--
-- A line that names its last day pays for the days up to it. Any other pays for its own day, unless its channel is
-- billed by the month or quarter: three days or more are on file, never two in a month, and all lie in the first three
-- days of a month, or in its last three, or on one day of it. Such a day pays for its month, or for as many months as
-- lie between any two of them, at most three: from its month on, or, where it is booked at a month's end, up to it.
--
-- grain: source, channel, date, told_last_day
--
-- source         text  System the spend comes from.
-- channel        text  Channel.
-- date           date  Day that is booked.
-- told_last_day  date  Last day it pays for, as the line has it; empty where it has none.
-- first_day      date  First day it pays for.
-- last_day       date  Last day it pays for.
with spend as (
    select * from mart_spend
    where is_media and cost is not null
),

booked as (
    select distinct
        source,
        channel,
        date,
        last_day as told_last_day,
        month_start_date,
        extract(day from date) as day_number,
        12 * extract(year from date) + extract(month from date) as month_number
    from spend
),

measured as (
    select
        *,
        day_number - extract(day from last_day(date)) as days_to_end,
        month_number - lag(month_number) over (partition by source, channel order by date) as months_since
    from booked
    where told_last_day is null
),

rhythm as (
    select
        source,
        channel,
        count(*) >= 3 and min(months_since) between 1 and 3
        and (max(day_number) <= 3 or min(days_to_end) >= -2 or min(day_number) = max(day_number)) as is_billed,
        min(days_to_end) >= -2 as is_at_end,
        cast(min(months_since) - 1 as integer) as months_before
    from measured
    group by source, channel
),

periods as (
    select
        booked.source,
        booked.channel,
        booked.date,
        booked.told_last_day,
        cast(
            case
                when booked.told_last_day is not null or not rhythm.is_billed then booked.date
                when rhythm.is_at_end then booked.month_start_date - rhythm.months_before * interval 1 month
                else booked.month_start_date
            end as date
        ) as first_day,
        cast(
            case
                when booked.told_last_day is not null then booked.told_last_day
                when not rhythm.is_billed then booked.date
                when rhythm.is_at_end then last_day(booked.date)
                else last_day(cast(booked.month_start_date + rhythm.months_before * interval 1 month as date))
            end as date
        ) as last_day
    from booked
    left join rhythm
        on booked.source is not distinct from rhythm.source and booked.channel = rhythm.channel
)

select * from periods
