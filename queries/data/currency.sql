-- In which currency are amounts shown?
--
-- grain: reporting_currency
--
-- reporting_currency  text  The workspace's setting, else the commonest currency of what is loaded.
with settings as (
    select * from stg_settings
)

select reporting_currency from settings
