-- Which settings hold?
--
-- One row a setting, with the value that holds where nobody chose one.
--
-- grain: setting
-- side: both
--
-- setting     text  Name of the setting.
-- words       text  The same in words.
-- value       text  Value that holds.
-- is_chosen   flag  Whether somebody chose it.
-- changed_by  text  Who chose it.
-- changed_at  time  When.
with names (place, setting, words) as (
    values
    (1, 'reporting_currency', 'Reporting currency'),
    (2, 'time_zone', 'Time zone'),
    (3, 'first_fiscal_month', 'First fiscal month'),
    (4, 'sla_hours', 'First answer within, business hours'),
    (5, 'business_start_hour', 'Business hours begin'),
    (6, 'business_end_hour', 'Business hours end'),
    (7, 'holidays', 'Holidays'),
    (8, 'look_back_days', 'Look-back of touches, days'),
    (9, 'half_life_days', 'Half-life of a touch, days'),
    (10, 'new_business_types', 'Types of new business')
),

settings as (
    select * from stg_settings
),

standing as (
    select
        names.place,
        names.setting,
        names.words,
        case names.setting
            when 'reporting_currency' then settings.reporting_currency
            when 'time_zone' then settings.time_zone
            when 'first_fiscal_month' then cast(settings.first_fiscal_month as varchar)
            when 'sla_hours' then regexp_replace(cast(settings.sla_hours as varchar), '\.0$', '')
            when 'business_start_hour' then cast(settings.business_start_hour as varchar)
            when 'business_end_hour' then cast(settings.business_end_hour as varchar)
            when 'holidays' then settings.holidays
            when 'look_back_days' then cast(settings.look_back_days as varchar)
            when 'half_life_days' then regexp_replace(cast(settings.half_life_days as varchar), '\.0$', '')
            else settings.new_business_types
        end as value
    from names
    cross join settings
),

chosen as (
    select * from stg_setting_lives
    where is_live
),

all_settings as (
    select
        place,
        setting,
        words,
        value
    from standing
    union all
    select
        11 as place,
        setting,
        'Business hours of ' || substr(setting, 16) as words,
        value
    from chosen
    where setting like 'business_hours:%'
),

told as (
    select
        all_settings.place,
        all_settings.setting,
        all_settings.words,
        all_settings.value,
        chosen.setting is not null as is_chosen,
        chosen.changed_by,
        chosen.changed_at
    from all_settings
    left join chosen on all_settings.setting = chosen.setting
)

select * exclude (place) from told
order by place, setting
