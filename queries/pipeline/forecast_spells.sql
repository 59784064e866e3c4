-- In which stage and at what amount did each open deal stand, and when?
--
-- At the start of a day d the spell with from_date < d <= until_date holds. Spells that ended more than four years ago
-- are left out.
--
-- grain: opportunity_id, from_date
-- side: both
--
-- opportunity_id  text  The deal.
-- from_date       date  Day on which the spell began.
-- until_date      date  Day on which it ended; 9999-12-31 while it lasts.
-- stage           text  Stage it stood in; empty where unknown.
-- amount          money What it was worth; empty where that is not known.
with spells as (
    select
        spells.opportunity_id,
        spells.from_date,
        spells.until_date,
        spells.stage,
        spells.amount
    from mart_deal_spells as spells
    cross join stg_as_of as clock
    where spells.status = 'open' and spells.until_date >= clock.as_of - 1461
)

select * from spells
order by opportunity_id, from_date
