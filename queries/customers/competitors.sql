-- Who do we lose to, and how often do we win against them?
--
-- Deals closed in the last 365 days on which a competitor is named. The win rate counts deals, won and lost alike, that
-- name them; where the CRM names competitors on lost deals only, no win rate can be told.
--
-- grain: competitor
-- rows: customers/competitor_rows
-- side: both
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- competitor      text    Against whom.
-- lost            count   Deals lost on which they are named.
-- share           percent Lost against them, as a share of all lost deals.
-- lost_amount     money   What these were worth.
-- won             count   Deals won on which they are named.
-- win_rate        percent Won, as a share of deals decided that name them; empty where no won deal names anyone.
-- low             percent Win rate: 5 in 100 that it is less.
-- high            percent Win rate: 5 in 100 that it is more.
-- recent_share    percent Share of all lost deals in the last 90 days.
-- hardest_region  text    Region in which most were lost to them.
with deals as (
    select
        deals.*,
        deals.closed_date >= clock.as_of - 90 as is_recent
    from mart_deals as deals
    cross join stg_as_of as clock
    where
        deals.is_closed
        and deals.closed_date >= clock.as_of - 365
        and ($regions is null or list_contains($regions, deals.region))
        and ($segments is null or list_contains($segments, deals.segment))
),

everyone as (
    select
        count(case when is_lost then 1 end) as lost,
        count(case when is_lost and is_recent then 1 end) as recent,
        count(case when is_won and competitor is not null then 1 end) as named_on_won
    from deals
),

counted as (
    select
        competitor,
        count(case when is_lost then 1 end) as lost,
        count(case when is_won then 1 end) as won,
        count(case when is_lost and is_recent then 1 end) as recent,
        sum(case when is_lost then amount end) as lost_amount,
        mode(region order by region) filter (where is_lost) as hardest_region,
        (count(case when is_won then 1 end) + 1.353e0) / (count(*) + 2.706e0) as centre
    from deals
    where competitor is not null
    group by competitor
),

spread as (
    select
        counted.*,
        everyone.lost as all_lost,
        everyone.recent as all_recent,
        everyone.named_on_won > 0 as is_told,
        1.645 * sqrt(counted.centre * (1 - counted.centre) / (counted.lost + counted.won + 2.706e0)) as half
    from counted
    cross join everyone
),

told as (
    select
        competitor,
        lost,
        lost / nullif(all_lost, 0) as share,
        cast(lost_amount as decimal(18, 2)) as lost_amount,
        won,
        case when is_told then won / (won + lost) end as win_rate,
        case when is_told then greatest(0, centre - half) end as low,
        case when is_told then least(1, centre + half) end as high,
        recent / nullif(all_recent, 0) as recent_share,
        hardest_region
    from spread
)

select * from told
order by lost desc, competitor asc
