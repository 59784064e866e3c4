-- Open deals by the fiscal quarter their close date lay in, spell by spell, with what they brought by its end.
--
-- At the start of a day d the spell with from_date < d <= until_date holds.
--
-- grain: opportunity_id, from_date
--
-- opportunity_id      text   The deal.
-- from_date           date   Day on which the spell began.
-- until_date          date   Day on which it ended; 9999-12-31 while it lasts.
-- quarter_start_date  date   First day of the quarter it was dated in.
-- quarter_end_date    date   First day after it.
-- region              text   Region of the deal.
-- segment             text   Segment of the deal.
-- amount              money  Amount of the spell; nothing where it is unknown.
-- won_amount          money  What the deal was won for by the end of that quarter; nothing where it was not.
-- is_known            flag   Whether amount and close date are told by a row of that time.
with spells as (
    select * from mart_deal_spells
    where status = 'open'
),

calendar as (
    select * from mart_calendar
),

won_deals as (
    select * from mart_deals
    where is_won
),

dated as (
    select
        spells.opportunity_id,
        spells.from_date,
        spells.until_date,
        calendar.quarter_start_date,
        calendar.quarter_end_date,
        spells.region,
        spells.segment,
        coalesce(spells.amount, 0) as amount,
        if(won_deals.closed_date < calendar.quarter_end_date, coalesce(won_deals.amount, 0), 0) as won_amount,
        spells.is_known
    from spells
    inner join calendar on spells.close_date = calendar.date
    left join won_deals on spells.opportunity_id = won_deals.opportunity_id
)

select * from dated
