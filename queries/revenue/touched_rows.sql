-- Which won deals did a touch reach first?
--
-- One row per won deal of the period: its amount, and how much of it counts as touched (all or nothing).
--
-- grain: opportunity_id
-- side: marketing
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only deals of these regions; all when absent.
-- $segments  text[]? Only deals of these segments; all when absent.
--
-- closed_date       date  Day the deal was won.
-- opportunity_id    text  Deal, by its CRM identifier.
-- opportunity_name  text  Name of the deal.
-- amount            money Amount won.
-- touched           money Amount that counts as touched.
-- source_file       text  File the deal came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with credit as (
    select
        opportunity_id,
        sum(credit) as amount,
        sum(case when channel = 'No touch' then 0 else credit end) as touched
    from mart_credit
    where
        milestone = 'won'
        and model = 'linear'
        and milestone_date >= $from
        and milestone_date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
    group by opportunity_id
),

deals as (
    select * from mart_deals
),

batches as (
    select * from stg_batches
),

listed as (
    select
        deals.closed_date,
        credit.opportunity_id,
        deals.opportunity_name,
        cast(credit.amount as decimal(18, 2)) as amount,
        cast(credit.touched as decimal(18, 2)) as touched,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from credit
    inner join deals on credit.opportunity_id = deals.opportunity_id
    left join batches on deals.batch_id = batches.batch_id
)

select * from listed
order by closed_date, opportunity_id
