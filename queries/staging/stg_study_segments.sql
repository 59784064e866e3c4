-- What each channel's spend brings piece by piece: the studies' response curves, cut where the study looked.
--
-- A piece goes from one multiple of the window's spend to the next; what spend at a multiple m brings is the sum of the
-- pieces below it, the last one in part. Draws are joint: a draw's channels add up to its total.
--
-- grain: kind, channel, draw, from_multiple
--
-- kind           text   Which study.
-- channel        text   Channel.
-- draw           count  Which draw of the study.
-- from_multiple  ratio  Where the piece begins: spend as a multiple of the window's.
-- to_multiple    ratio  Where it ends.
-- deals          ratio  Deals of the window that the piece brings.
-- pipeline       ratio  Pipeline it brings.
-- revenue        ratio  Revenue it brings, won and still to come.
with used as (
    select * from stg_study_use
),

drawn as (
    select
        used.kind,
        curves.channel,
        curves.multiple,
        generate_subscripts(curves.revenue, 1) as draw,
        unnest(curves.deals) as deals,
        unnest(curves.pipeline) as pipeline,
        unnest(curves.revenue) as revenue
    from used
    inner join study_curves as curves on used.run_id = curves.run_id
),

pieces as (
    select
        kind,
        channel,
        draw,
        lag(multiple) over upwards as from_multiple,
        multiple as to_multiple,
        cast(deals as double) - lag(deals) over upwards as deals,
        cast(pipeline as double) - lag(pipeline) over upwards as pipeline,
        cast(revenue as double) - lag(revenue) over upwards as revenue
    from drawn
    window upwards as (partition by kind, channel, draw order by multiple)
)

select * from pieces
where from_multiple is not null
