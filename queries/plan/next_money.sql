-- What would the next money bring in each channel?
--
-- At the pace of the study's window. Channels that drive deals (yes or likely) come first.
--
-- grain: channel
-- side: marketing
--
-- channel         text    Channel.
-- next_unit_low   money   Revenue of one more unit of spend, low end.
-- next_unit       money   Revenue of one more unit of spend.
-- next_unit_high  money   Revenue of one more unit of spend, high end.
-- best_share      percent Share of the draws in which its next unit brings more than that of any other channel.
-- drives          text    Whether it drives deals: yes, likely, cannot_tell or no.
-- evidence        text    tested, modelled, attributed or assumed.
-- room            ratio   Its fastest quarter as a multiple of today's pace: beyond it nothing was ever seen.
-- next_test       text    The cheapest test that would settle it.
with paces as (
    select * from stg_channel_paces
    where kind = 'spend'
),

next_pieces as (
    select
        segments.channel,
        segments.draw,
        segments.revenue / paces.window_spend as unit,
        max(segments.revenue / paces.window_spend) over (partition by segments.draw) as best_unit
    from stg_study_segments as segments
    inner join paces on segments.kind = paces.kind and segments.channel = paces.channel
    where segments.from_multiple = 1
),

shares as (
    select
        channel,
        avg(if(unit > 0 and unit = best_unit, 1, 0)) as best_share
    from next_pieces
    group by channel
),

told as (
    select
        paces.channel,
        paces.next_unit_low,
        paces.next_unit,
        paces.next_unit_high,
        shares.best_share,
        paces.drives,
        paces.evidence,
        paces.fastest_multiple as room,
        paces.next_test
    from paces
    left join shares on paces.channel = shares.channel
)

select * from told
order by drives in ('yes', 'likely') desc, next_unit desc, channel asc
