-- For which won deals does what channels sourced not add up to the amount?
--
-- Must answer nothing: sourced is one exclusive partition of what the CRM won, No touch included.
--
-- grain: opportunity_id
--
-- opportunity_id  text   The deal.
-- sourced         money  What channels and No touch sourced together.
-- amount          money  Its amount.
with won as (
    select
        opportunity_id,
        coalesce(amount, 0) as amount
    from mart_deals
    where is_won
),

sourced as (
    select
        opportunity_id,
        cast(sum(sourced) as decimal(18, 2)) as sourced
    from mart_influence
    group by opportunity_id
),

compared as (
    select
        coalesce(won.opportunity_id, sourced.opportunity_id) as opportunity_id,
        sourced.sourced,
        won.amount
    from won
    full outer join sourced on won.opportunity_id = sourced.opportunity_id
    where won.amount is distinct from sourced.sourced
)

select * from compared
