-- Which running campaigns are far from an even pace of their budget?
--
-- More than a fifth of what should be spent by now, above or below, after a quarter of the time. Money is what would be
-- over or left at the end.
--
-- grain: campaign
-- side: marketing
--
-- campaign  text  Campaign.
-- now       money Spend so far.
-- before    money What an even pace would have spent.
-- low       money Over or left so far.
-- mid       money Over or left at the end, at this pace, at most what the budget is.
-- high      money The same.
with clock as (
    select * from stg_as_of
),

running as (
    select
        campaigns.campaign_id,
        coalesce(campaigns.campaign_name, campaigns.campaign_id) as campaign,
        campaigns.budget,
        (clock.as_of - campaigns.start_date) / (campaigns.end_date + 1 - campaigns.start_date) as gone
    from stg_campaigns as campaigns
    cross join clock
    where
        campaigns.budget > 0
        and campaigns.start_date < clock.as_of
        and campaigns.end_date >= clock.as_of
),

spent as (
    select
        running.campaign,
        running.budget,
        running.gone,
        sum(spend.cost) as cost
    from running
    inner join mart_spend as spend on running.campaign_id = spend.campaign_id
    group by running.campaign, running.budget, running.gone
),

paced as (
    select
        campaign,
        cast(max(cost) as decimal(18, 2)) as now,
        cast(max(budget * gone) as decimal(18, 2)) as before,
        cast(max(abs(cost - budget * gone)) as decimal(18, 2)) as low,
        cast(max(least(budget, abs(cost / gone - budget))) as decimal(18, 2)) as mid,
        cast(max(least(budget, abs(cost / gone - budget))) as decimal(18, 2)) as high
    from spent
    where gone >= 0.25 and abs(cost - budget * gone) > 0.2 * budget * gone
    group by campaign
)

select * from paced
order by campaign
