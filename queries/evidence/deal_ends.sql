-- How did the deals of the last two years end, and which were created in the window?
--
-- Deals created in the window are what the verdict counts; the others teach how deals end.
--
-- grain: opportunity_id
-- side: both
-- $from  date  First day of the window.
-- $to    date  First day after the window.
--
-- opportunity_id  text  The deal.
-- region          text  Region, Unknown where the deal names none; All where regions are not told apart.
-- age             days  Days from its creation to its end, or to the last day counted while it is open.
-- outcome         text  open, won or lost.
-- amount          money What it is worth, in the reporting currency.
-- created_date    date  Day it was created.
-- is_counted      flag  Whether it was created in the window.
-- source_file     text  File it came from.
-- source_line     count Line of that file.
-- batch_id        text  Load that brought the file.
with scope as (
    select
        is_regional,
        cast($from as date) as window_from,
        cast($to as date) as window_to
    from mart_panel_scope
),

batches as (
    select * from stg_batches
),

clock as (
    select * from stg_as_of
),

deals as (
    select
        deals.opportunity_id,
        case when scope.is_regional then coalesce(deals.region, 'Unknown') else 'All' end as region,
        coalesce(deals.closed_date, clock.as_of - 1) - deals.created_date as age,
        case when deals.is_won then 'won' when deals.is_lost then 'lost' else 'open' end as outcome,
        deals.amount,
        deals.created_date,
        deals.created_date >= scope.window_from and deals.created_date < scope.window_to as is_counted,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from mart_deals as deals
    cross join scope
    cross join clock
    left join batches on deals.batch_id = batches.batch_id
    where
        deals.created_date >= cast(scope.window_to - interval 24 month as date)
        and deals.created_date < scope.window_to
        and coalesce(deals.closed_date, clock.as_of) >= deals.created_date
)

select * from deals
order by created_date, opportunity_id
