-- What did the leads cost that sales rejected?
--
-- Media spent on each channel in the period, shared out evenly over its leads, times those rejected. It says where
-- money went, not that it was wasted: a rejected lead may have taught both teams something.
--
-- grain: channel
-- rows: handoff/lead_rows
-- side: marketing
-- better: lower
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- channel    text  Channel that brought the leads.
-- rejected   count Leads rejected.
-- each       money Media spent on the channel for each lead, over all regions and segments.
-- spend      money That, for the leads rejected.
-- all_spend  money The same for all channels.
with leads as (
    select
        *,
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment)) as is_chosen
    from mart_leads
    where
        hand_over_date >= $from
        and hand_over_date < $to
        and ($channels is null or list_contains($channels, channel))
),

counted as (
    select
        channel,
        count(*) as leads,
        count(case when is_rejected and is_chosen then 1 end) as rejected
    from leads
    group by channel
),

spent as (
    select
        channel,
        cast(sum(cost) as double) as spend
    from mart_spend
    where is_media and date >= $from and date < $to
    group by channel
),

shared as (
    select
        counted.channel,
        counted.rejected,
        cast(spent.spend / counted.leads as decimal(18, 2)) as each,
        cast(spent.spend * counted.rejected / counted.leads as decimal(18, 2)) as spend
    from counted
    inner join spent on counted.channel = spent.channel
    where counted.rejected > 0
),

told as (
    select
        *,
        cast(sum(spend) over () as decimal(18, 2)) as all_spend
    from shared
)

select * from told
order by spend desc
