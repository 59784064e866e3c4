-- What share of the touched deals the Markov and Shapley models give each channel and campaign.
--
-- Fitted over all deals there are, so that a filter does not change the shares. Markov shares in proportion to the
-- removal effects; Shapley splits what each way led to equally over its distinct names.
--
-- grain: model, milestone, earner, name
--
-- model             text   markov or shapley.
-- milestone         text   Milestone: created or won.
-- earner            text   channel or campaign.
-- name              text   The channel or campaign.
-- share_of_amount   ratio  Its share of the amount of all touched deals, from 0 to 1.
-- share_of_deals    ratio  Its share of the touched deals, from 0 to 1.
with removals as (
    select * from mart_removals
),

markov as (
    select
        'markov' as model,
        milestone,
        earner,
        name,
        removal_effect as amount,
        removal_effect as deals
    from removals
),

members as (
    select distinct
        milestone,
        earner,
        path_id,
        name,
        cents
    from mart_paths
    where is_converted
),

portions as (
    select
        milestone,
        earner,
        path_id,
        name,
        cents,
        count(*) over (partition by milestone, earner, path_id) as member_count
    from members
),

shapley as (
    select
        'shapley' as model,
        milestone,
        earner,
        name,
        sum(cents / member_count order by path_id) as amount,
        sum(1e0 / member_count order by path_id) as deals
    from portions
    group by milestone, earner, name
),

both_models as (
    select * from markov
    union all
    select * from shapley
),

shared as (
    select
        model,
        milestone,
        earner,
        name,
        coalesce(
            amount / nullif(sum(amount) over whole, 0),
            deals / nullif(sum(deals) over whole, 0)
        ) as share_of_amount,
        deals / nullif(sum(deals) over whole, 0) as share_of_deals
    from both_models
    window whole as (
        partition by model, milestone, earner
        order by name
        rows between unbounded preceding and unbounded following
    )
)

select * from shared
where share_of_deals > 0
