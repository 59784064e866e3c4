-- How many deals does each channel bring at each pace of spend?
--
-- The response curves of the study, from nothing to twice today's pace (the last 52 weeks). What was seen lies between
-- the slowest and the fastest thirteen weeks in a row on file; outside of that the curve is the model's guess.
--
-- grain: channel, multiple
-- side: marketing
-- $channel  text?  Only this channel; all when absent.
--
-- channel       text  Channel.
-- drives        text  Whether it drives deals: yes, likely, cannot_tell or no.
-- next_unit     money Revenue of one more unit of spend.
-- multiple      ratio Spend as a multiple of today's pace.
-- weekly_spend  money Media spend of a week.
-- deals_low     count Deals that such a week brings, low end.
-- deals         count Deals that such a week brings.
-- deals_high    count Deals that such a week brings, high end.
-- is_today      flag  Whether it is today's pace.
-- is_seen       flag  Whether a quarter of such spend was ever seen.
-- seen_from     money Spend of a week of the slowest quarter on file.
-- seen_to       money Spend of a week of the fastest.
with paces as (
    select
        kind,
        channel,
        drives,
        next_unit,
        window_spend,
        7e0 / window_days as weekly,
        round(slowest_multiple, 3) as slowest_multiple,
        round(fastest_multiple, 3) as fastest_multiple
    from stg_channel_paces
    where kind = 'spend' and ($channel is null or channel = $channel)
),

segments as (
    select
        segments.*,
        paces.weekly
    from stg_study_segments as segments
    inner join paces on segments.kind = paces.kind and segments.channel = paces.channel
    where segments.from_multiple < 2
),

points as (
    select
        channel,
        unnest([0, slowest_multiple, 1, fastest_multiple]) as multiple
    from paces
    union
    select
        channel,
        to_multiple as multiple
    from segments
),

drawn as (
    select
        points.channel,
        points.multiple,
        segments.draw,
        sum(segments.weekly * segments.deals * greatest(
            0, least(1, (points.multiple - segments.from_multiple) / (segments.to_multiple - segments.from_multiple))
        )) as deals
    from points
    inner join segments on points.channel = segments.channel
    where points.multiple between 0 and 2
    group by points.channel, points.multiple, segments.draw
),

measured as (
    select
        channel,
        multiple,
        shortest(deals).low as deals_low,
        median(deals) as deals,
        shortest(deals).high as deals_high
    from drawn
    group by channel, multiple
),

told as (
    select
        paces.channel,
        paces.drives,
        paces.next_unit,
        measured.multiple,
        cast(paces.weekly * paces.window_spend * measured.multiple as decimal(18, 2)) as weekly_spend,
        measured.deals_low,
        measured.deals,
        measured.deals_high,
        measured.multiple = 1 as is_today,
        measured.multiple between paces.slowest_multiple and paces.fastest_multiple as is_seen,
        cast(paces.weekly * paces.window_spend * paces.slowest_multiple as decimal(18, 2)) as seen_from,
        cast(paces.weekly * paces.window_spend * paces.fastest_multiple as decimal(18, 2)) as seen_to
    from measured
    inner join paces on measured.channel = paces.channel
)

select * from told
order by drives in ('yes', 'likely') desc, next_unit desc, channel asc, multiple asc
