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
-- channel  text  Channel, spelt as spend spells it.
-- touched  count Deals of the window with a touch of the channel before they were created.
-- deals    count All deals of the region in the window.
-- with_touch count Deals of the region in the window with any touch before they were created.
-- with_media count The same with a touch of a channel that media money was spent on.
-- touched_amount money What the deals with a touch of the channel are worth.
-- media_amount   money What the deals with a touch of such a paid channel are worth.
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
        case when scope.is_regional then coalesce(deals.region, 'Unknown') else 'All' end as region,
        coalesce(deals.amount, 0) as amount
    from mart_deals as deals
    cross join scope
    where deals.created_date >= scope.window_from and deals.created_date < scope.window_to
),

media as (
    select
        lower(trim(channel)) as channel_key,
        min(channel) as channel
    from mart_spend
    where is_media and cost > 0
    group by channel_key
),

journeys as (
    select distinct
        deals.region,
        deals.opportunity_id,
        deals.amount,
        coalesce(media.channel, journeys.channel) as channel
    from deals
    inner join mart_journeys as journeys on deals.opportunity_id = journeys.opportunity_id
    left join media on lower(trim(journeys.channel)) = media.channel_key
    where journeys.milestone = 'created'
),

by_region as (
    select
        region,
        count(*) as deals
    from deals
    group by region
),

met as (
    select
        journeys.region,
        journeys.opportunity_id,
        journeys.amount,
        count(media.channel) > 0 as has_media
    from journeys
    left join media on journeys.channel = media.channel
    group by journeys.region, journeys.opportunity_id, journeys.amount
),

with_any as (
    select
        region,
        count(*) as with_touch,
        count(*) filter (where has_media) as with_media,
        coalesce(sum(amount) filter (where has_media), 0) as media_amount
    from met
    group by region
),

by_channel as (
    select
        region,
        channel,
        count(*) as touched,
        sum(amount) as touched_amount
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
        with_any.with_media,
        cast(by_channel.touched_amount as decimal(18, 2)) as touched_amount,
        cast(with_any.media_amount as decimal(18, 2)) as media_amount
    from by_channel
    inner join by_region on by_channel.region = by_region.region
    inner join with_any on by_channel.region = with_any.region
)

select * from counted
order by region, channel
