-- Which won deals does each one claim?
--
-- A claim is a touch at any time before the deal was won. The same deal is claimed by everyone who touched it, so the
-- claims add up to more than all deals; the credit models share it out once.
--
-- grain: claimant, is_total
-- rows: revenue/claim_rows
-- side: both
-- $by        text    channel or team: who claims.
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only deals of these regions; all when absent.
-- $segments  text[]? Only deals of these segments; all when absent.
--
-- claimant        text    Channel, or team whose campaign touched the deal.
-- deals           count   Won deals it touched; the total counts each claim.
-- share_of_deals  percent Share of all won deals; the total goes beyond 100% where deals are claimed twice.
-- amount          money   Amount of the deals it touched; the total counts a deal once for each claim.
-- is_total        flag    Whether the row is the total of the claims.
with claims as (
    select distinct
        opportunity_id,
        cents,
        case $by when 'channel' then channel when 'team' then team end as claimant
    from mart_claims
    where
        closed_date >= $from
        and closed_date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

whole as (
    select count(distinct opportunity_id) as deals
    from claims
),

by_claimant as (
    select
        case when grouping(claimant) = 1 then 'All claims' else claimant end as claimant,
        count(*) as deals,
        sum(cents) / 1e2 as amount,
        grouping(claimant) = 1 as is_total
    from claims
    where claimant is not null
    group by grouping sets ((claimant), ())
    having count(*) > 0
),

shared as (
    select
        by_claimant.claimant,
        by_claimant.deals,
        by_claimant.deals / nullif(whole.deals, 0) as share_of_deals,
        cast(by_claimant.amount as decimal(18, 2)) as amount,
        by_claimant.is_total
    from by_claimant
    cross join whole
)

select * from shared
order by is_total asc, deals desc, claimant asc
