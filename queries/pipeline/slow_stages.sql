-- Where do deals stand longer than they used to?
--
-- Mean stay in a stage: days that deals stood in it, divided by the deals that left it, so deals still standing count.
-- The last 90 days beside the 12 months before them, by stage and segment. Slower is said where ten deals or more left
-- in both and chance alone would hardly ever do it (the ratio of the two stays is more than 2.6 standard errors up).
--
-- grain: segment, pipeline, stage
-- rows: pipeline/open_rows
-- side: sales
-- better: lower
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- segment         text  Segment of the deals.
-- pipeline        text  Pipeline.
-- stage           text  Stage they stand in.
-- recent_days     days  Mean stay in the last 90 days.
-- usual_days      days  Mean stay in the 12 months before.
-- departed        count Deals that left it in the last 90 days.
-- standing        count Open deals standing in it now.
-- stalled         count Those that have stood longer than nine in ten won deals did.
-- stalled_amount  money What these are worth.
-- is_slower       flag  Whether the stay has grown beyond chance.
with spans as (
    select
        spans.*,
        coalesce(spans.left_date, date '9999-12-31') as end_date,
        cast($to as date) as until_date,
        cast($to as date) - 90 as recent_date,
        cast($to as date) - 455 as past_date
    from mart_stage_spans as spans
    inner join mart_stages as stages on spans.stage = stages.stage and spans.pipeline = stages.pipeline
    where
        ($regions is null or list_contains($regions, spans.region))
        and ($segments is null or list_contains($segments, spans.segment))
        and not spans.is_outcome
        and not stages.is_won_stage
        and not stages.is_lost_stage
        and spans.entered_date < $to
),

stays as (
    select
        coalesce(segment, 'Unknown') as segment,
        pipeline,
        stage,
        sum(greatest(least(end_date, until_date) - greatest(entered_date, recent_date), 0)) as recent_stood,
        sum(greatest(least(end_date, recent_date) - greatest(entered_date, past_date), 0)) as past_stood,
        count(*) filter (where end_date >= recent_date and end_date < until_date) as departed,
        count(*) filter (where end_date >= past_date and end_date < recent_date) as past_departed
    from spans
    group by coalesce(segment, 'Unknown'), pipeline, stage
),

standing as (
    select
        coalesce(segment, 'Unknown') as segment,
        stage,
        count(*) as standing,
        count(*) filter (where is_stalled) as stalled,
        sum(amount) filter (where is_stalled) as stalled_amount
    from mart_open_deals
    where ($regions is null or list_contains($regions, region))
    group by coalesce(segment, 'Unknown'), stage
),

compared as (
    select
        stays.segment,
        stays.pipeline,
        stays.stage,
        stays.recent_stood / nullif(stays.departed, 0) as recent_days,
        stays.past_stood / nullif(stays.past_departed, 0) as usual_days,
        stays.departed,
        coalesce(standing.standing, 0) as standing,
        coalesce(standing.stalled, 0) as stalled,
        cast(coalesce(standing.stalled_amount, 0) as decimal(18, 2)) as stalled_amount,
        coalesce(
            stays.departed >= 10
            and stays.past_departed >= 10
            and ln(recent_days / usual_days) > 2.6 * sqrt(1 / stays.departed + 1 / stays.past_departed),
            false
        ) as is_slower
    from stays
    left join standing on stays.segment = standing.segment and stays.stage = standing.stage
    where stays.departed + stays.past_departed > 0
)

select * from compared
order by is_slower desc, recent_days / nullif(usual_days, 0) desc nulls last, segment asc, pipeline asc, stage asc
