-- How often is the same deal claimed twice?
--
-- Claims are the deals each one touched before they were won, added up; the union counts each deal once. What the
-- claims exceed the union by would be counted more than once if the claims were added up as revenue.
--
-- grain: state
-- rows: revenue/claim_rows
-- side: both
-- $by        text    channel or team: who claims.
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only deals of these regions; all when absent.
-- $segments  text[]? Only deals of these segments; all when absent.
--
-- deals      count   Won deals of the period.
-- claims     percent Claims, as a share of the deals.
-- claimed    percent Share of the deals somebody claims.
-- excess     percent Claims less the share claimed: what is counted more than once.
-- shared     percent Share of the deals claimed by two or more.
-- unclaimed  percent Share of the deals nobody claims.
-- state      text    claimed, unclaimed (nobody claims any) or empty (nothing was won).
with claims as (
    select
        opportunity_id,
        count(distinct case $by when 'channel' then channel when 'team' then team end) as claims
    from mart_claims
    where
        closed_date >= $from
        and closed_date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
    group by opportunity_id
),

counted as (
    select
        count(*) as deals,
        sum(claims) as claims,
        count(case when claims > 0 then 1 end) as claimed,
        count(case when claims > 1 then 1 end) as shared
    from claims
),

told as (
    select
        deals,
        claims / nullif(deals, 0) as claims,
        claimed / nullif(deals, 0) as claimed,
        (claims - claimed) / nullif(deals, 0) as excess,
        shared / nullif(deals, 0) as shared,
        1 - claimed / nullif(deals, 0) as unclaimed,
        case when deals = 0 then 'empty' when claimed = 0 then 'unclaimed' else 'claimed' end as state
    from counted
)

select * from told
