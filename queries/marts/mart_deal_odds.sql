-- Each open deal's chance of being won by the age of a year, and by the end of its fiscal quarter.
--
-- From the curve of its segment, or of all deals where fewer than 30 of the segment closed in 24 months, given that it
-- is still open at its age. A deal older than a year has no chance left to be won by the age of a year.
--
-- grain: opportunity_id
--
-- opportunity_id        text   The deal.
-- curve                 text   The segment whose curve is used, or All deals.
-- won_by_day_365        ratio  Chance of being won by the age of 365 days.
-- spread_365            ratio  Standard error of that chance.
-- won_by_quarter_end    ratio  Chance of being won before the fiscal quarter ends.
-- spread_quarter_end    ratio  Standard error of that chance.
with deals as (
    select
        opportunity_id,
        coalesce(segment, 'Unknown') as segment,
        age_days - 1 as age,
        created_date
    from mart_deals
    where is_open and created_date is not null
),

curves as (
    select
        *,
        max(closed_so_far) over (partition by dimension, value) as closed
    from mart_win_curves
    where dimension in ('all', 'segment')
),

measured as (
    select distinct value from curves
    where dimension = 'segment' and closed >= 30
),

quarter as (
    select calendar.quarter_end_date
    from mart_calendar as calendar
    inner join stg_as_of as clock on calendar.date = clock.as_of
),

asked as (
    select
        deals.opportunity_id,
        deals.age,
        coalesce(measured.value, 'All deals') as curve,
        greatest(365, deals.age) as year_age,
        quarter.quarter_end_date - 1 - deals.created_date as quarter_age
    from deals
    left join measured on deals.segment = measured.value
    cross join quarter
),

joined as (
    select
        asked.opportunity_id,
        asked.curve,
        coalesce(so_far.still_open, 1) as still_open,
        coalesce(so_far.won_share, 0) as share_now,
        coalesce(by_year.won_share, 0) as share_year,
        coalesce(by_quarter.won_share, 0) as share_quarter,
        coalesce(by_year.spread_a, 0) - coalesce(so_far.spread_a, 0) as a_year,
        coalesce(by_year.spread_b, 0) - coalesce(so_far.spread_b, 0) as b_year,
        coalesce(by_year.spread_c, 0) - coalesce(so_far.spread_c, 0) as c_year,
        coalesce(by_quarter.spread_a, 0) - coalesce(so_far.spread_a, 0) as a_quarter,
        coalesce(by_quarter.spread_b, 0) - coalesce(so_far.spread_b, 0) as b_quarter,
        coalesce(by_quarter.spread_c, 0) - coalesce(so_far.spread_c, 0) as c_quarter
    from asked
    left join curves as so_far
        on asked.curve = so_far.value and asked.age >= so_far.age and asked.age < so_far.until_age
    left join curves as by_year
        on asked.curve = by_year.value and asked.year_age >= by_year.age and asked.year_age < by_year.until_age
    left join curves as by_quarter
        on
            asked.curve = by_quarter.value
            and asked.quarter_age >= by_quarter.age
            and asked.quarter_age < by_quarter.until_age
),

varied as (
    select
        *,
        share_year * share_year * a_year - 2 * share_year * b_year + c_year as year_variance,
        share_quarter * share_quarter * a_quarter - 2 * share_quarter * b_quarter + c_quarter as quarter_variance
    from joined
),

chances as (
    select
        opportunity_id,
        curve,
        round((share_year - share_now) / nullif(still_open, 0), 6) as won_by_day_365,
        round(sqrt(greatest(year_variance, 0)) / nullif(still_open, 0), 6) as spread_365,
        round((share_quarter - share_now) / nullif(still_open, 0), 6) as won_by_quarter_end,
        round(sqrt(greatest(quarter_variance, 0)) / nullif(still_open, 0), 6) as spread_quarter_end
    from varied
)

select * from chances
