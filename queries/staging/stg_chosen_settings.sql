-- Settings as chosen in the app, each with what holds until somebody chooses.
--
-- One row. A value that cannot be read as what it should be counts as not chosen.
--
-- grain: first_fiscal_month
--
-- chosen_currency      text   Currency somebody chose to report in; empty when nobody did.
-- time_zone            text   Time zone whose days the windows count.
-- first_fiscal_month   count  Month in which the fiscal year begins, 1 to 12.
-- look_back_days       days   How many days before a milestone a touch still counts.
-- half_life_days       days   Days after which a touch counts half, in time decay.
-- sla_hours            hours  Business hours within which a lead is to be answered.
-- business_start_hour  count  Hour of the day at which business hours begin.
-- business_end_hour    count  Hour of the day at which business hours end.
-- holidays             text   Days on which nobody answers leads, separated by semicolons.
-- new_business_types   text   Deal types that count as new business, separated by semicolons.
with settings as (
    select * from live_settings
),

chosen as (
    select
        max(case when setting = 'reporting_currency' then upper(trim(value)) end) as currency,
        max(case when setting = 'time_zone' then value end) as time_zone,
        max(case when setting = 'first_fiscal_month' then try_cast(value as integer) end) as first_fiscal_month,
        max(case when setting = 'look_back_days' then try_cast(value as integer) end) as look_back_days,
        max(case when setting = 'half_life_days' then try_cast(value as double) end) as half_life_days,
        max(case when setting = 'sla_hours' then try_cast(value as double) end) as sla_hours,
        max(case when setting = 'business_start_hour' then try_cast(value as integer) end) as business_start_hour,
        max(case when setting = 'business_end_hour' then try_cast(value as integer) end) as business_end_hour,
        max(case when setting = 'holidays' then value end) as holidays,
        max(case when setting = 'new_business_types' then value end) as new_business_types
    from settings
),

filled as (
    select
        currency as chosen_currency,
        coalesce(time_zone, 'UTC') as time_zone,
        case when first_fiscal_month between 1 and 12 then first_fiscal_month else 1 end as first_fiscal_month,
        case when look_back_days >= 0 then look_back_days else 90 end as look_back_days,
        case when half_life_days > 0 then half_life_days else 7e0 end as half_life_days,
        coalesce(sla_hours, 4e0) as sla_hours,
        coalesce(business_start_hour, 9) as business_start_hour,
        coalesce(business_end_hour, 17) as business_end_hour,
        holidays,
        coalesce(new_business_types, 'New Business;New;New Customer') as new_business_types
    from chosen
)

select * from filled
