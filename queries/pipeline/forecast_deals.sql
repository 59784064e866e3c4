-- Which deals does the forecast learn from?
--
-- Deals open now, and those closed in the four years before. Where they are more than 40,000, only every second or
-- third teaches, chosen by its id; deals open now all count.
--
-- grain: opportunity_id
-- side: both
--
-- opportunity_id  text  The deal.
-- region          text  Its region, else Unknown.
-- segment         text  Its segment, else Unknown.
-- created_date    date  Day it was created, else first seen.
-- closed_date     date  Day it was won or lost; empty while open.
-- is_won          flag  Whether it was won.
-- amount          money What it is worth; empty where that is not known.
-- teaches         flag  Whether it teaches how deals end.
-- stands_for      count How many deals each that teaches stands for.
-- batch_id        text  Load its row came with.
-- line            count Line of the file.
with deals as (
    select deals.*
    from mart_deals as deals
    cross join stg_as_of as clock
    where deals.is_open or deals.closed_date >= clock.as_of - 1461
),

seen as (
    select
        opportunity_id,
        min(from_date) as seen_date
    from mart_deal_spells
    group by opportunity_id
),

counted as (
    select
        *,
        cast(ceil(count(*) over () / 40000.0) as bigint) as stands_for
    from deals
),

told as (
    select
        counted.opportunity_id,
        coalesce(counted.region, 'Unknown') as region,
        coalesce(counted.segment, 'Unknown') as segment,
        coalesce(counted.created_date, seen.seen_date, counted.close_date) as created_date,
        counted.closed_date,
        counted.is_won,
        counted.amount,
        counted.created_date is not null
        and coalesce(counted.closed_date >= counted.created_date, true)
        and hash(counted.opportunity_id) % counted.stands_for = 0 as teaches,
        counted.stands_for,
        counted.batch_id,
        counted.line
    from counted
    left join seen on counted.opportunity_id = seen.opportunity_id
    where counted.is_open or hash(counted.opportunity_id) % counted.stands_for = 0
)

select * from told
where created_date is not null
order by opportunity_id
