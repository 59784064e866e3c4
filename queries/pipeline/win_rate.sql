-- What is the win rate of the period, by count, by amount, and of the deals it created?
--
-- The first two are of the deals won or lost in the period. The cohort is of the deals created in it: won so far and
-- still to come by the age of a year, at the rates of deals of their segment and age in the last 24 months. The range
-- holds nine times in ten.
--
-- grain: closed
-- rows: pipeline/moved_rows
-- side: both
-- better: higher
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- closed      count   Deals won or lost in the period.
-- by_count    percent Won deals of these.
-- by_amount   percent Won amount of the amount of these; unknown where lost deals carry no amount.
-- created     count   Deals created in the period.
-- still_open  count   Those of them still open.
-- low         percent Low end of the range.
-- cohort      percent Share of the deals created that will be won within a year.
-- high        percent High end of the range.
with deals as (
    select
        deals.*,
        coalesce(deals.closed_date >= $from and deals.closed_date < $to, false) as was_closed,
        coalesce(deals.created_date >= $from and deals.created_date < $to, false) as was_created,
        coalesce(odds.curve, 'All deals') as curve,
        coalesce(odds.won_by_day_365, 0) as chance,
        coalesce(odds.spread_365, 0) as spread
    from mart_deals as deals
    left join mart_deal_odds as odds on deals.opportunity_id = odds.opportunity_id
    where
        ($regions is null or list_contains($regions, deals.region))
        and ($segments is null or list_contains($segments, deals.segment))
),

by_curve as (
    select
        count(*) filter (where was_closed) as closed,
        count(*) filter (where was_closed and is_won) as won,
        sum(amount) filter (where was_closed) as closed_amount,
        sum(amount) filter (where was_closed and is_won) as won_amount,
        count(*) filter (where was_created) as created,
        count(*) filter (where was_created and is_won) as created_won,
        count(*) filter (where was_created and is_open) as still_open,
        sum(chance) filter (where was_created) as expected,
        sum(chance * (1 - chance)) filter (where was_created) as luck,
        sum(spread) filter (where was_created) as doubt
    from deals
    group by curve
),

added as (
    select
        cast(coalesce(sum(closed), 0) as bigint) as closed,
        sum(won) / nullif(sum(closed), 0) as by_count,
        case
            when sum(won) = sum(closed) or sum(closed_amount) > sum(won_amount)
                then cast(sum(won_amount) as double) / nullif(sum(closed_amount), 0)
        end as by_amount,
        cast(coalesce(sum(created), 0) as bigint) as created,
        cast(coalesce(sum(still_open), 0) as bigint) as still_open,
        sum(created_won) as created_won,
        sum(created_won) + sum(expected) as expected,
        1.645 * sqrt(sum(luck) + sum(doubt * doubt)) as reach
    from by_curve
),

rated as (
    select
        closed,
        by_count,
        by_amount,
        created,
        still_open,
        greatest(expected - reach, created_won) / nullif(created, 0) as low,
        expected / nullif(created, 0) as cohort,
        least(expected + reach, created_won + still_open) / nullif(created, 0) as high
    from added
)

select * from rated
