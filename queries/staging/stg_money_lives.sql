-- What every row of deals and spend ever added to won, lost, pipeline created and media spend, between which versions.
--
-- A deal says three things: when and for how much it was created, won and lost.
--
-- grain: metric, row_id, from_version
--
-- metric        text   won, lost, created or spend.
-- row_id        count  The row.
-- key           text   What the rows of one deal, or the lines of one grain of spend, share.
-- batch_id      text   Load it came with.
-- line          count  Line of the file.
-- from_version  count  First version it said this at.
-- to_version    count  First version it no longer did; the one after the newest while it does.
-- is_begun      flag   Whether the row itself began to count at its first version.
-- is_ended      flag   Whether the row itself ceased to count at its last.
-- day           date   Day it counts on; empty where it does not count.
-- amount        money  What it adds to that day, in the reporting currency; 0 where it does not count.
with deals as (
    select * from stg_deal_lives
),

spend as (
    select * from stg_spend_lives
),

metrics (metric) as (
    values ('won'), ('lost'), ('created')
),

deal_days as (
    select
        metrics.metric,
        deals.*,
        case
            when not deals.stands then null
            when metrics.metric = 'created' then deals.created_date
            when metrics.metric = deals.outcome then deals.close_date
        end as day
    from deals
    cross join metrics
),

lives as (
    select
        metric,
        row_id,
        key,
        batch_id,
        line,
        from_version,
        to_version,
        is_begun,
        is_ended,
        day,
        case when day is null then 0 else worth end as amount
    from deal_days
    union all
    select
        'spend' as metric,
        row_id,
        key,
        batch_id,
        line,
        from_version,
        to_version,
        is_begun,
        is_ended,
        date as day,
        cost as amount
    from spend
)

select * from lives
