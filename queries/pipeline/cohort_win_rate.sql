-- Of 100 deals opened in a quarter, how many will be won within a year?
--
-- Won so far, and what the deals still open will bring by the age of a year at the rates of deals of their segment and
-- age in the last 24 months. Open deals are not decided yet, so a young cohort is not taken for a bad one. The range
-- holds nine times in ten.
--
-- grain: quarter_start_date
-- rows: pipeline/cohort_rows
-- side: both
-- better: higher
-- $to        date    Cohorts up to the quarter of the day before it.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- quarter_start_date  date    First day of the quarter in which the deals were created.
-- quarter_label       text    The quarter.
-- deals               count   Deals created in it.
-- won                 count   Won so far.
-- still_open          count   Open at the as-of date.
-- won_so_far          percent Won so far, of all created.
-- win_rate            percent Won within a year, of all created: so far and still to come.
-- low                 percent Low end of the range.
-- high                percent High end of the range.
with deals as (
    select * from mart_deals
    where
        created_date is not null
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

odds as (
    select * from mart_deal_odds
),

calendar as (
    select * from mart_calendar
),

placed as (
    select
        calendar.quarter_start_date,
        calendar.quarter_label,
        deals.is_won,
        deals.is_open,
        coalesce(odds.curve, 'All deals') as curve,
        coalesce(odds.won_by_day_365, 0) as chance,
        coalesce(odds.spread_365, 0) as spread
    from deals
    inner join calendar on deals.created_date = calendar.date
    left join odds on deals.opportunity_id = odds.opportunity_id
    where
        deals.created_date < $to
        and calendar.quarter_start_date >= cast(cast($to as date) - interval 24 month as date)
),

by_curve as (
    select
        quarter_start_date,
        quarter_label,
        curve,
        count(*) as deals,
        count(*) filter (where is_won) as won,
        count(*) filter (where is_open) as still_open,
        sum(chance) as expected,
        sum(chance * (1 - chance)) as luck,
        sum(spread) as doubt
    from placed
    group by quarter_start_date, quarter_label, curve
),

by_quarter as (
    select
        quarter_start_date,
        quarter_label,
        cast(sum(deals) as bigint) as deals,
        cast(sum(won) as bigint) as won,
        cast(sum(still_open) as bigint) as still_open,
        sum(won) + sum(expected) as expected,
        1.645 * sqrt(sum(luck) + sum(doubt * doubt)) as reach
    from by_curve
    group by quarter_start_date, quarter_label
),

rated as (
    select
        quarter_start_date,
        quarter_label,
        deals,
        won,
        still_open,
        won / deals as won_so_far,
        expected / deals as win_rate,
        greatest(expected - reach, won) / deals as low,
        least(expected + reach, won + still_open) / deals as high
    from by_quarter
)

select * from rated
order by quarter_start_date
