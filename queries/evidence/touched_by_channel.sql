-- How many deals of the window had each channel in their journey before they were created?
--
-- A channel cannot have caused a deal that it never touched, so these numbers bound what it brought, wherever touches
-- are complete.
--
-- grain: region, channel
-- side: marketing
-- $from  date  First day of the window.
-- $to    date  First day after the window.
--
-- region   text  Region, Unknown where the deal names none; All where regions are not told apart.
-- channel  text  Channel.
-- touched  count Deals of the window with a touch of the channel before they were created.
-- deals    count All deals of the region in the window.
-- with_touch count Deals of the region in the window with any touch before they were created.
-- with_media count The same with a touch of a channel that media money was spent on.
with scope as (
    select
        is_regional,
        cast($from as date) as window_from,
        cast($to as date) as window_to
    from mart_panel_scope
),

deals as (
    select
        deals.opportunity_id,
        case when scope.is_regional then coalesce(deals.region, 'Unknown') else 'All' end as region
    from mart_deals as deals
    cross join scope
    where deals.created_date >= scope.window_from and deals.created_date < scope.window_to
),

journeys as (
    select
        deals.region,
        deals.opportunity_id,
        journeys.channel
    from deals
    inner join mart_journeys as journeys on deals.opportunity_id = journeys.opportunity_id
    where journeys.milestone = 'created'
),

media as (
    select distinct channel from mart_spend
    where is_media and cost > 0
),

by_region as (
    select
        region,
        count(*) as deals
    from deals
    group by region
),

with_any as (
    select
        journeys.region,
        count(distinct journeys.opportunity_id) as with_touch,
        count(distinct journeys.opportunity_id) filter (where media.channel is not null) as with_media
    from journeys
    left join media on journeys.channel = media.channel
    group by journeys.region
),

by_channel as (
    select
        region,
        channel,
        count(distinct opportunity_id) as touched
    from journeys
    group by region, channel
),

counted as (
    select
        by_channel.region,
        by_channel.channel,
        by_channel.touched,
        by_region.deals,
        with_any.with_touch,
        with_any.with_media
    from by_channel
    inner join by_region on by_channel.region = by_region.region
    inner join with_any on by_channel.region = with_any.region
)

select * from counted
order by region, channel
