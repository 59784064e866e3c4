-- Which wins tell how long a deal takes?
--
-- Deals won in the 52 weeks before the as-of day, with the first lead that became each.
--
-- grain: opportunity_id
-- side: sales
--
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name.
-- lead_date         date  Day its first lead was created; empty without one.
-- created_date      date  Day it was created.
-- closed_date       date  Day it was won.
-- cycle_days        days  Days from created to won.
-- amount            money Amount in the reporting currency.
-- batch_id          text  Load its row came with.
-- line              count Line of the file.
with first_leads as (
    select
        opportunity_id,
        min(created_date) as lead_date
    from mart_leads
    where opportunity_id is not null
    group by opportunity_id
),

won as (
    select
        deals.opportunity_id,
        deals.opportunity_name,
        first_leads.lead_date,
        deals.created_date,
        deals.closed_date,
        deals.cycle_days,
        deals.amount,
        deals.batch_id,
        deals.line
    from mart_deals as deals
    inner join stg_as_of as as_of on deals.closed_date >= as_of.as_of - 364
    left join first_leads on deals.opportunity_id = first_leads.opportunity_id
    where deals.is_won
)

select * from won
order by closed_date desc, opportunity_id asc
