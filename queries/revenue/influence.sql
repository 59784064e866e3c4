-- What did each channel source, speed up and influence?
--
-- Of the bookings won in the period. Sourced is exclusive: each deal's amount is shared equally among its touches
-- before creation, so that it adds up to all that was won, No touch included. Accelerated counts a deal with a touch
-- between creation and close, influenced one with either: these overlap, and their total counts each deal once.
--
-- grain: channel, is_total
-- rows: revenue/influence_rows
-- side: both
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only deals of these regions; all when absent.
-- $segments  text[]? Only deals of these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- channel           text    Channel; No touch stands first, the total last.
-- sourced           money   Amount won that it brought: exclusive, adds up to all that was won.
-- sourced_share     percent Share of all that was won.
-- accelerated       money   Amount of won deals it touched between creation and close; overlaps.
-- influenced        money   Amount of won deals it touched at any time before the close; overlaps.
-- influenced_deals  count   Won deals it touched at any time before the close; overlaps.
-- is_total          flag    Whether the row is the total.
with pairs as (
    select *
    from mart_influence
    where
        closed_date >= $from
        and closed_date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

whole as (
    select sum(sourced) as sourced
    from pairs
),

chosen as (
    select *
    from pairs
    where $channels is null or list_contains($channels, channel)
),

by_channel as (
    select
        channel,
        false as is_total,
        sum(sourced) as sourced,
        sum(case when is_accelerated then amount else 0 end) as accelerated,
        sum(case when is_influenced then amount else 0 end) as influenced,
        count(case when is_influenced then 1 end) as influenced_deals
    from chosen
    group by channel
),

deals as (
    select
        opportunity_id,
        sum(sourced) as sourced,
        max(case when is_accelerated then amount else 0 end) as accelerated,
        max(case when is_influenced then amount else 0 end) as influenced,
        max(case when is_influenced then 1 else 0 end) as influenced_deals
    from chosen
    group by opportunity_id
),

with_total as (
    select * from by_channel
    union all
    select
        'Total, each deal once' as channel,
        true as is_total,
        sum(sourced) as sourced,
        sum(accelerated) as accelerated,
        sum(influenced) as influenced,
        sum(influenced_deals) as influenced_deals
    from deals
    having count(*) > 0
),

measured as (
    select
        with_total.channel,
        cast(with_total.sourced as decimal(18, 2)) as sourced,
        with_total.sourced / nullif(whole.sourced, 0) as sourced_share,
        cast(with_total.accelerated as decimal(18, 2)) as accelerated,
        cast(with_total.influenced as decimal(18, 2)) as influenced,
        cast(with_total.influenced_deals as bigint) as influenced_deals,
        with_total.is_total
    from with_total
    cross join whole
)

select * from measured
order by is_total asc, channel <> 'No touch', sourced desc, channel asc
