-- Every setting of the workspace, in one row.
--
-- The gross margin is the one all three sides agreed on that holds today; nothing else can give one.
--
-- grain: reporting_currency
--
-- reporting_currency   text   Currency of every total, as a three-letter code.
-- time_zone            text   Time zone whose days the windows count.
-- first_fiscal_month   count  Month in which the fiscal year begins, 1 to 12.
-- look_back_days       days   How many days before a milestone a touch still counts.
-- half_life_days       days   Days after which a touch counts half, in time decay.
-- sla_hours            hours  Business hours within which a lead is to be answered.
-- business_start_hour  count  Hour of the day at which business hours begin.
-- business_end_hour    count  Hour of the day at which business hours end.
-- holidays             text   Days on which nobody answers leads, separated by semicolons.
-- gross_margin         ratio  Share of revenue left after cost of sales; empty until all three sides signed.
-- new_business_types   text   Deal types that count as new business, separated by semicolons.
with settings as (
    select * from stg_chosen_settings
),

currency as (
    select * from stg_currency
),

margins as (
    select arg_max(number, valid_from) as gross_margin
    from stg_definitions
    where
        term = 'gross_margin'
        and is_agreed
        and valid_from <= coalesce(getvariable('as_of'), date '9999-12-31')
),

joined as (
    select
        currency.reporting_currency,
        settings.time_zone,
        settings.first_fiscal_month,
        settings.look_back_days,
        settings.half_life_days,
        settings.sla_hours,
        settings.business_start_hour,
        settings.business_end_hour,
        settings.holidays,
        margins.gross_margin,
        settings.new_business_types
    from settings
    cross join currency
    cross join margins
)

select * from joined
