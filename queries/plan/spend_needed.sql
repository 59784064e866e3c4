-- How much more spend would bring some pipeline?
--
-- More spend in one quarter, on top of today's pace, going first where a unit of money brings most pipeline, and only
-- to channels that drive deals (yes or likely), up to three times today's pace. The range comes from the study's
-- draws: its high end is empty where more than one draw in twenty never gets there.
--
-- grain: state
-- rows: plan/next_money
-- side: marketing
-- $quarter   date  Any day of the quarter in which it is spent.
-- $pipeline  money Pipeline that is missing.
--
-- state          text    reached, beyond (it takes more than was ever spent in a quarter), out_of_reach or no_channel.
-- spend_low      money   More spend that it takes, low end.
-- spend          money   More spend that it takes; empty where half the draws never get there.
-- spend_high     money   More spend that it takes, high end; empty where one draw in twenty never gets there.
-- reach          percent Share of the draws that get there at all.
-- channels       text    Channels it would go to, the first one first.
-- most_pipeline  money   The most pipeline that such spend could bring, middle of the draws.
with paces as (
    select
        paces.*,
        (calendar.quarter_end_date - calendar.quarter_start_date) / paces.window_days as share
    from stg_channel_paces as paces
    cross join mart_calendar as calendar
    where paces.kind = 'spend' and paces.drives in ('yes', 'likely') and calendar.date = $quarter
),

pieces as (
    select
        paces.channel,
        segments.draw,
        segments.from_multiple,
        (paces.fastest_multiple - segments.from_multiple)
        / (segments.to_multiple - segments.from_multiple) as seen_part,
        paces.share * paces.window_spend * (segments.to_multiple - segments.from_multiple) as cost,
        paces.share * segments.pipeline as gain,
        avg(segments.pipeline) over (partition by paces.channel, segments.from_multiple)
        / (paces.window_spend * (segments.to_multiple - segments.from_multiple)) as unit
    from stg_study_segments as segments
    inner join paces on segments.kind = paces.kind and segments.channel = paces.channel
    where segments.from_multiple >= 1
),

queued as (
    select
        *,
        sum(gain) over (
            partition by draw order by unit desc, channel asc, from_multiple asc rows unbounded preceding
        ) - gain as gain_before
    from pieces
),

drawn as (
    select
        draw,
        sum(gain) as most_pipeline,
        bool_or(seen_part < 1 and gain_before + gain * greatest(0, seen_part) < $pipeline) as is_beyond,
        if(
            sum(gain) >= $pipeline,
            sum(cost * greatest(0, least(1, ($pipeline - gain_before) / nullif(gain, 0)))),
            cast('infinity' as double)
        ) as spend
    from queued
    group by draw
),

measured as (
    select
        nullif(quantile_disc(spend, 0.05), cast('infinity' as double)) as spend_low,
        nullif(quantile_disc(spend, 0.5), cast('infinity' as double)) as spend,
        nullif(quantile_disc(spend, 0.95), cast('infinity' as double)) as spend_high,
        avg(if(spend < cast('infinity' as double), 1, 0)) as reach,
        avg(if(is_beyond, 1, 0)) as beyond,
        quantile_cont(most_pipeline, 0.5) as most_pipeline
    from drawn
),

firsts as (
    select
        channel,
        max(unit) as unit
    from pieces
    group by channel
),

channels as (
    select string_agg(channel, ', ' order by unit desc, channel asc) as channels
    from firsts
),

told as (
    select
        case
            when channels.channels is null then 'no_channel'
            when measured.spend is null then 'out_of_reach'
            when measured.beyond > 0.5 then 'beyond'
            else 'reached'
        end as state,
        cast(measured.spend_low as decimal(18, 2)) as spend_low,
        cast(measured.spend as decimal(18, 2)) as spend,
        cast(measured.spend_high as decimal(18, 2)) as spend_high,
        measured.reach,
        channels.channels,
        cast(measured.most_pipeline as decimal(18, 2)) as most_pipeline
    from measured
    cross join channels
)

select * from told
