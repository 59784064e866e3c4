-- Which deals stand in a quarter?
--
-- Open deals dated in it, and deals won in it so far.
--
-- grain: opportunity_id
-- side: sales
-- $quarter  date  Any day of the quarter.
--
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name.
-- is_won            flag  Whether it is won.
-- close_date        date  Day it closed, or should close.
-- stage             text  Its stage.
-- amount            money Amount in the reporting currency.
-- batch_id          text  Load its row came with.
-- line              count Line of the file.
with quarter as (
    select
        quarter_start_date,
        quarter_end_date
    from mart_calendar
    where date = $quarter
),

deals as (
    select
        deals.opportunity_id,
        deals.opportunity_name,
        deals.is_won,
        coalesce(deals.closed_date, deals.close_date) as close_date,
        deals.stage,
        deals.amount,
        deals.batch_id,
        deals.line
    from mart_deals as deals
    inner join quarter
        on
            coalesce(deals.closed_date, deals.close_date) >= quarter.quarter_start_date
            and coalesce(deals.closed_date, deals.close_date) < quarter.quarter_end_date
    where deals.is_open or deals.is_won
)

select * from deals
order by is_won desc, amount desc
