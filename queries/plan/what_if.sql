-- What would each channel bring at other spend?
--
-- In a quarter, at multiples of the pace of the study's window (the last 52 weeks). Revenue is incremental, won and
-- still to come; between two points the study looked at, the answer lies on the line. The first row is the total: it
-- and its parts come from the same draws, so each range holds nine times in ten, and middles need not add up. The
-- chance to beat today's pace is empty where nothing moves, and where the money differs and no margin is signed.
--
-- grain: channel
-- side: marketing
-- $quarter         date      Any day of the quarter that is planned.
-- $plan_channels   text[]?   Channels whose spend is to change; the others stay at today's pace.
-- $plan_multiples  number[]? Their spend as multiples of today's pace, in the same order; 0 to 3.
--
-- channel       text  Channel, or All channels.
-- is_total      flag  Whether the row is the total.
-- drives        text  Whether it drives deals: yes, likely, cannot_tell or no.
-- caution       text  beyond (more than ever in thirteen weeks in a row), cannot_tell, both or no; else empty.
-- spend_today   money Spend of such a quarter at today's pace.
-- spend         money Spend of the plan.
-- spend_change  money Spend more than at today's pace.
-- revenue_low   money Revenue it brings, low end.
-- revenue       money Revenue it brings.
-- revenue_high  money Revenue it brings, high end.
-- change_low    money Revenue more than at today's pace, low end.
-- change        money Revenue more than at today's pace.
-- change_high   money Revenue more than at today's pace, high end.
-- pipeline_low  money Pipeline it brings, low end.
-- pipeline      money Pipeline it brings.
-- pipeline_high money Pipeline it brings, high end.
-- deals_low     count Deals it brings, low end.
-- deals         count Deals it brings.
-- deals_high    count Deals it brings, high end.
-- last_unit     money Revenue of the last unit spent.
-- chance        percent Share of the draws in which it beats today's pace, in gross profit less spend; see above.
with planned as (
    select
        paces.*,
        settings.gross_margin,
        (calendar.quarter_end_date - calendar.quarter_start_date) / paces.window_days as share,
        greatest(0, least(3, coalesce($plan_multiples[list_position($plan_channels, paces.channel)], 1))) as multiple
    from stg_channel_paces as paces
    cross join mart_calendar as calendar
    cross join stg_settings as settings
    where paces.kind = 'spend' and calendar.date = $quarter
),

spent as (
    select
        coalesce(channel, 'All channels') as channel,
        if(channel is null, null, any_value(drives)) as drives,
        bool_or(multiple > 1 and multiple > fastest_multiple) as is_beyond,
        cast(sum(share * window_spend) as decimal(18, 2)) as spend_today,
        cast(sum(share * window_spend * multiple) as decimal(18, 2)) as spend,
        case
            when bool_and(multiple = 1) then null
            when abs(sum(window_spend * (multiple - 1))) < 0.005 * sum(window_spend) then 0
            else sum(share * window_spend * (multiple - 1)) / any_value(gross_margin)
        end as to_beat
    from planned
    group by grouping sets ((channel), ())
),

weighed as (
    select
        planned.channel,
        segments.draw,
        planned.share * segments.deals as deals,
        planned.share * segments.pipeline as pipeline,
        planned.share * segments.revenue as revenue,
        segments.revenue / ((segments.to_multiple - segments.from_multiple) * planned.window_spend) as unit,
        greatest(
            0, least(1, (planned.multiple - segments.from_multiple) / (segments.to_multiple - segments.from_multiple))
        ) as part,
        if(segments.to_multiple <= 1, 1, 0) as part_today,
        planned.multiple > segments.from_multiple and planned.multiple <= segments.to_multiple as is_last
    from stg_study_segments as segments
    inner join planned on segments.kind = planned.kind and segments.channel = planned.channel
),

drawn as (
    select
        coalesce(channel, 'All channels') as channel,
        channel is null as is_total,
        draw,
        sum(deals * part) as deals,
        sum(pipeline * part) as pipeline,
        sum(revenue * part) as revenue,
        sum(revenue * (part - part_today)) as change,
        if(channel is null, null, sum(unit) filter (where is_last)) as last_unit
    from weighed
    group by grouping sets ((channel, draw), (draw))
),

measured as (
    select
        spent.channel,
        drawn.is_total,
        spent.drives,
        case
            when spent.drives is null then null
            when spent.is_beyond and spent.drives = 'cannot_tell' then 'both'
            when spent.is_beyond then 'beyond'
            when spent.drives in ('cannot_tell', 'no') then spent.drives
        end as caution,
        spent.spend_today,
        spent.spend,
        spent.spend - spent.spend_today as spend_change,
        cast(shortest(drawn.revenue).low as decimal(18, 2)) as revenue_low,
        cast(median(drawn.revenue) as decimal(18, 2)) as revenue,
        cast(shortest(drawn.revenue).high as decimal(18, 2)) as revenue_high,
        cast(shortest(drawn.change).low as decimal(18, 2)) as change_low,
        cast(median(drawn.change) as decimal(18, 2)) as change,
        cast(shortest(drawn.change).high as decimal(18, 2)) as change_high,
        cast(shortest(drawn.pipeline).low as decimal(18, 2)) as pipeline_low,
        cast(median(drawn.pipeline) as decimal(18, 2)) as pipeline,
        cast(shortest(drawn.pipeline).high as decimal(18, 2)) as pipeline_high,
        shortest(drawn.deals).low as deals_low,
        median(drawn.deals) as deals,
        shortest(drawn.deals).high as deals_high,
        cast(median(drawn.last_unit) as decimal(18, 4)) as last_unit,
        avg(case when spent.to_beat is not null then cast(drawn.change > spent.to_beat as integer) end) as chance
    from drawn
    inner join spent on drawn.channel = spent.channel
    group by spent.channel, drawn.is_total, spent.drives, caution, spent.spend_today, spent.spend
)

select * from measured
order by is_total desc, spend_today desc, channel asc
