-- Business hours of the regions that keep their own, in hours of the reporting time zone.
--
-- A setting called business_hours:REGION, such as business_hours:APAC = 1-9.
--
-- grain: region
--
-- region      text   Region.
-- start_hour  count  Hour of the day at which its business hours begin.
-- end_hour    count  Hour of the day at which they end.
with settings as (
    select * from live_settings
    where setting like 'business_hours:%'
),

split as (
    select
        trim(substr(setting, 16)) as region,
        try_cast(trim(split_part(value, '-', 1)) as integer) as start_hour,
        try_cast(trim(split_part(value, '-', 2)) as integer) as end_hour
    from settings
),

sound as (
    select
        region,
        max(start_hour) as start_hour,
        max(end_hour) as end_hour
    from split
    where start_hour >= 0 and end_hour <= 24 and start_hour < end_hour
    group by region
)

select * from sound
