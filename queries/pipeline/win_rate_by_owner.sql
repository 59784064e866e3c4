-- How many deals does each owner win?
--
-- Deals closed in the period, by count and by amount. Open deals do not count yet.
--
-- grain: owner
-- rows: pipeline/closed_rows
-- side: sales
-- better: higher
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- owner               text    Person in sales who owns the deals.
-- closed              count   Deals won or lost in the period.
-- won                 count   Deals won in the period.
-- win_rate            percent Win rate by count: won / (won + lost).
-- won_amount          money   Amount won in the period.
-- win_rate_by_amount  percent Win rate by amount: won / (won + lost); unknown where lost deals carry no amount.
with deals as (
    select * from mart_deals
),

closed_deals as (
    select
        coalesce(owner, 'Unknown') as owner,
        is_won,
        is_lost,
        amount
    from deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and is_closed
        and closed_date >= $from
        and closed_date < $to
),

counted as (
    select
        owner,
        count(*) as closed,
        count(*) filter (where is_won) as won,
        count(*) filter (where is_lost) as lost,
        coalesce(sum(amount) filter (where is_won), 0) as won_amount,
        coalesce(sum(amount) filter (where is_lost), 0) as lost_amount
    from closed_deals
    group by owner
),

rated as (
    select
        owner,
        closed,
        won,
        won / nullif(closed, 0) as win_rate,
        cast(won_amount as decimal(18, 2)) as won_amount,
        case
            when lost = 0 or lost_amount > 0
                then won_amount / nullif(won_amount + lost_amount, 0)
        end as win_rate_by_amount
    from counted
)

select * from rated
order by closed desc, owner asc
