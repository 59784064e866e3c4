-- In which time zone do days begin?
--
-- grain: time_zone
--
-- time_zone  text  The workspace's setting, else UTC.
with settings as (
    select * from stg_settings
)

select time_zone from settings
