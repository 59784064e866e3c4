-- Where do the shares of Markov or Shapley not add up to one?
--
-- Must answer nothing: each model, milestone and kind of earner has shares of no less than 0 that add up to 1.
--
-- grain: model, milestone, earner
--
-- model            text   markov or shapley.
-- milestone        text   created or won.
-- earner           text   channel or campaign.
-- share_of_amount  ratio  What the shares of the amount add up to.
-- share_of_deals   ratio  What the shares of the deals add up to.
with summed as (
    select
        model,
        milestone,
        earner,
        sum(share_of_amount) as share_of_amount,
        sum(share_of_deals) as share_of_deals,
        min(share_of_deals) as smallest
    from mart_modelled
    group by model, milestone, earner
),

wrong as (
    select
        model,
        milestone,
        earner,
        share_of_amount,
        share_of_deals
    from summed
    where
        abs(share_of_amount - 1) > 0.000000001
        or abs(share_of_deals - 1) > 0.000000001
        or smallest < 0
)

select * from wrong
