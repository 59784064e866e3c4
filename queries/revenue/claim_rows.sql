-- Which deals stand behind the claims?
--
-- One row per won deal and claimant; a deal nobody touched stands once, without one.
--
-- grain: opportunity_id, claimant
-- side: both
-- $by        text    channel or team: who claims.
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only deals of these regions; all when absent.
-- $segments  text[]? Only deals of these segments; all when absent.
--
-- closed_date       date  Day the deal was won.
-- opportunity_id    text  Deal, by its CRM identifier.
-- opportunity_name  text  Name of the deal.
-- claimant          text  Channel, or team whose campaign touched the deal; empty where none did.
-- amount            money Amount won.
-- source_file       text  File the deal came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with claims as (
    select distinct
        closed_date,
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

counted as (
    select
        *,
        count(claimant) over (partition by opportunity_id) as claimant_count
    from claims
),

listed as (
    select
        counted.closed_date,
        counted.opportunity_id,
        deals.opportunity_name,
        counted.claimant,
        cast(counted.cents / 1e2 as decimal(18, 2)) as amount,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from counted
    inner join mart_deals as deals on counted.opportunity_id = deals.opportunity_id
    left join stg_batches as batches on deals.batch_id = batches.batch_id
    where counted.claimant is not null or counted.claimant_count = 0
)

select * from listed
order by closed_date, opportunity_id, claimant
