-- What each study measured for each channel and region, side by side, with 90% intervals.
--
-- grain: kind, region, channel
--
-- kind                  text   Which study.
-- region                text   Region; empty text for all.
-- channel               text   Channel; empty text for all together.
-- spend                 money  Media spend of the window.
-- all_revenue           money  Revenue of the deals of the window, won and still to come.
-- of_which_won          money  Part of the revenue that is won already.
-- points_per_parameter  ratio  Weeks times regions for each number the model has to find.
-- deals_low             ratio  Deals that would not exist without it, low end.
-- deals                 ratio  Deals that would not exist without it.
-- deals_high            ratio  Deals that would not exist without it, high end.
-- pipeline_low          money  Pipeline that would not exist without it, low end.
-- pipeline              money  Pipeline that would not exist without it.
-- pipeline_high         money  Pipeline that would not exist without it, high end.
-- revenue_low           money  Revenue that would not exist without it, won and still to come, low end.
-- revenue               money  Revenue that would not exist without it, won and still to come.
-- revenue_high          money  Revenue that would not exist without it, won and still to come, high end.
-- per_unit_low          money  Revenue per unit of spend, low end.
-- per_unit              money  Revenue per unit of spend.
-- per_unit_high         money  Revenue per unit of spend, high end.
-- profit_per_unit_low   money  Gross profit per unit of spend, low end.
-- profit_per_unit       money  Gross profit per unit of spend.
-- profit_per_unit_high  money  Gross profit per unit of spend, high end.
-- next_unit_low         money  Revenue of one more unit of spend, low end.
-- next_unit             money  Revenue of one more unit of spend.
-- next_unit_high        money  Revenue of one more unit of spend, high end.
-- ruled_out_below       money  Revenue it brought at the least, with 95% certainty; 0 where nothing is ruled out below.
-- ruled_out_above       money  Revenue it brought at the most, with 95% certainty.
-- of_channels           money  The middles of the channels added up; only of all together.
-- detectable            money  Revenue that these data would have shown four times in five.
-- anyway_low            money  Revenue that would have come anyway, low end.
-- anyway                money  Revenue that would have come anyway.
-- anyway_high           money  Revenue that would have come anyway, high end.
-- anyway_deals_low      ratio  Deals that would have come anyway, low end.
-- anyway_deals          ratio  Deals that would have come anyway.
-- anyway_deals_high     ratio  Deals that would have come anyway, high end.
-- anyway_pipeline_low   money  Pipeline that would have come anyway, low end.
-- anyway_pipeline       money  Pipeline that would have come anyway.
-- anyway_pipeline_high  money  Pipeline that would have come anyway, high end.
with figures as (
    select * from stg_study_figures
),

side_by_side as (
    select
        kind,
        region,
        channel,
        cast(max(mid) filter (where measure = 'spend') as decimal(18, 2)) as spend,
        cast(max(mid) filter (where measure = 'all_revenue') as decimal(18, 2)) as all_revenue,
        cast(max(mid) filter (where measure = 'of_which_won') as decimal(18, 2)) as of_which_won,
        max(mid) filter (where measure = 'points_per_parameter') as points_per_parameter,
        max(low) filter (where measure = 'deals') as deals_low,
        max(mid) filter (where measure = 'deals') as deals,
        max(high) filter (where measure = 'deals') as deals_high,
        cast(max(low) filter (where measure = 'pipeline') as decimal(18, 2)) as pipeline_low,
        cast(max(mid) filter (where measure = 'pipeline') as decimal(18, 2)) as pipeline,
        cast(max(high) filter (where measure = 'pipeline') as decimal(18, 2)) as pipeline_high,
        cast(max(low) filter (where measure = 'revenue') as decimal(18, 2)) as revenue_low,
        cast(max(mid) filter (where measure = 'revenue') as decimal(18, 2)) as revenue,
        cast(max(high) filter (where measure = 'revenue') as decimal(18, 2)) as revenue_high,
        cast(max(low) filter (where measure = 'per_unit') as decimal(18, 4)) as per_unit_low,
        cast(max(mid) filter (where measure = 'per_unit') as decimal(18, 4)) as per_unit,
        cast(max(high) filter (where measure = 'per_unit') as decimal(18, 4)) as per_unit_high,
        cast(max(low) filter (where measure = 'profit_per_unit') as decimal(18, 4)) as profit_per_unit_low,
        cast(max(mid) filter (where measure = 'profit_per_unit') as decimal(18, 4)) as profit_per_unit,
        cast(max(high) filter (where measure = 'profit_per_unit') as decimal(18, 4)) as profit_per_unit_high,
        cast(max(low) filter (where measure = 'next_unit') as decimal(18, 4)) as next_unit_low,
        cast(max(mid) filter (where measure = 'next_unit') as decimal(18, 4)) as next_unit,
        cast(max(high) filter (where measure = 'next_unit') as decimal(18, 4)) as next_unit_high,
        cast(max(low) filter (where measure = 'ruled_out') as decimal(18, 2)) as ruled_out_below,
        cast(max(high) filter (where measure = 'ruled_out') as decimal(18, 2)) as ruled_out_above,
        cast(max(mid) filter (where measure = 'of_channels') as decimal(18, 2)) as of_channels,
        cast(max(mid) filter (where measure = 'detectable') as decimal(18, 2)) as detectable,
        cast(max(low) filter (where measure = 'anyway') as decimal(18, 2)) as anyway_low,
        cast(max(mid) filter (where measure = 'anyway') as decimal(18, 2)) as anyway,
        cast(max(high) filter (where measure = 'anyway') as decimal(18, 2)) as anyway_high,
        max(low) filter (where measure = 'anyway_deals') as anyway_deals_low,
        max(mid) filter (where measure = 'anyway_deals') as anyway_deals,
        max(high) filter (where measure = 'anyway_deals') as anyway_deals_high,
        cast(max(low) filter (where measure = 'anyway_pipeline') as decimal(18, 2)) as anyway_pipeline_low,
        cast(max(mid) filter (where measure = 'anyway_pipeline') as decimal(18, 2)) as anyway_pipeline,
        cast(max(high) filter (where measure = 'anyway_pipeline') as decimal(18, 2)) as anyway_pipeline_high
    from figures
    group by kind, region, channel
)

select * from side_by_side
