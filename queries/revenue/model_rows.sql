-- Which deals stand behind the credit of one model?
--
-- One row per deal and channel, or campaign, with credit. Markov and Shapley share out the touched deals as one sum,
-- so there each touched deal stands once, with its amount, as "Shared by the model".
--
-- grain: model, opportunity_id, earner
-- side: both
-- $milestone  text    created: deals created in the period; won: deals won in it.
-- $by         text    channel or campaign.
-- $model      text?   Only this model, by its profile's name; all when absent.
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $regions    text[]? Only deals of these regions; all when absent.
-- $segments   text[]? Only deals of these segments; all when absent.
--
-- model             text  Model, by its profile's name.
-- milestone_date    date  Day the deal was created, or won.
-- opportunity_id    text  Deal, by its CRM identifier.
-- opportunity_name  text  Name of the deal.
-- earner            text  Channel, or campaign by id, that earns the credit.
-- credit            money Part of the amount it earns.
-- opportunities     ratio Part of the deal it earns.
-- source_file       text  File the deal came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with credit as (
    select *
    from mart_credit
    where
        milestone = $milestone
        and milestone_date >= $from
        and milestone_date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

earned as (
    select
        model,
        milestone_date,
        opportunity_id,
        case $by when 'channel' then channel when 'campaign' then campaign end as earner,
        credit,
        opportunities
    from credit
    union all
    select
        models.model,
        credit.milestone_date,
        credit.opportunity_id,
        case when credit.channel = 'No touch' then 'No touch' else 'Shared by the model' end as earner,
        credit.credit,
        credit.opportunities
    from credit
    cross join (values ('markov'), ('shapley')) as models (model)
    where credit.model = 'linear'
),

by_deal as (
    select
        model,
        milestone_date,
        opportunity_id,
        earner,
        cast(sum(credit) as decimal(18, 2)) as credit,
        cast(sum(opportunities) as double) as opportunities
    from earned
    where $model is null or model = $model
    group by model, milestone_date, opportunity_id, earner
),

listed as (
    select
        by_deal.model,
        by_deal.milestone_date,
        by_deal.opportunity_id,
        deals.opportunity_name,
        by_deal.earner,
        by_deal.credit,
        by_deal.opportunities,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from by_deal
    inner join mart_deals as deals on by_deal.opportunity_id = deals.opportunity_id
    left join stg_batches as batches on deals.batch_id = batches.batch_id
)

select * from listed
order by model, milestone_date, opportunity_id, earner
