-- How much of what we won is new business?
--
-- Won bookings by the fiscal quarter the deal closed in, for up to six quarters; the last one stops at the period's
-- end. A deal is new business where its type is one of those that both sides agreed on for the day it closed, else of
-- those in the settings. Deals that name no type stand apart; where none does, it cannot be computed.
--
-- grain: quarter_start_date
-- rows: pipeline/won_by_quarter_rows
-- side: both
-- $to        date    First day no longer counted; the last quarter shown holds the day before.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- quarter_label       text    Fiscal quarter.
-- quarter_start_date  date    Its first day.
-- new_business        money   Amount won in deals of a type that is new business.
-- other_business      money   Amount won in deals of another type.
-- without_type        money   Amount won in deals that name no type.
with agreed as (
    select * from stg_definitions
    where term = 'new_business' and is_agreed
),

names as (
    select count(opportunity_type) as named
    from mart_deals
),

won_deals as (
    select
        deals.closed_date,
        deals.amount,
        deals.opportunity_type is not null as has_type,
        list_contains(
            string_split(lower(coalesce(agreed.listed, settings.new_business_types)), ';'),
            lower(trim(deals.opportunity_type))
        ) as is_new
    from mart_deals as deals
    cross join stg_settings as settings
    cross join names
    left join agreed
        on
            deals.closed_date >= agreed.valid_from
            and deals.closed_date < coalesce(agreed.holds_until, date '9999-12-31')
    where
        deals.is_won
        and deals.closed_date < $to
        and ($regions is null or list_contains($regions, deals.region))
        and ($segments is null or list_contains($segments, deals.segment))
        and names.named > 0
),

first_won as (
    select min(closed_date) as first_date
    from won_deals
),

quarters as (
    select distinct
        quarter_label,
        quarter_start_date,
        quarter_end_date
    from mart_calendar
    where quarter_start_date < $to and quarter_end_date > (select first_won.first_date from first_won)
    order by quarter_start_date desc
    limit 6
),

booked as (
    select
        quarters.quarter_label,
        quarters.quarter_start_date,
        coalesce(sum(case when won_deals.is_new then won_deals.amount end), 0) as new_business,
        coalesce(sum(case when won_deals.has_type and not won_deals.is_new then won_deals.amount end), 0)
            as other_business,
        coalesce(sum(case when not won_deals.has_type then won_deals.amount end), 0) as without_type
    from quarters
    left join won_deals
        on
            quarters.quarter_start_date <= won_deals.closed_date
            and quarters.quarter_end_date > won_deals.closed_date
    group by quarters.quarter_label, quarters.quarter_start_date
),

typed as (
    select
        quarter_label,
        quarter_start_date,
        cast(new_business as decimal(18, 2)) as new_business,
        cast(other_business as decimal(18, 2)) as other_business,
        cast(without_type as decimal(18, 2)) as without_type
    from booked
)

select * from typed
order by quarter_start_date
