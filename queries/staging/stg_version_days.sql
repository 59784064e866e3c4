-- The day each version's predecessor stood on: what had ended by then was past when the version came.
--
-- As rule one has it: the day after the last day with data, of spend or of deals, whichever ends first. A day after the
-- export was made does not count. What an undo took away is taken as seen.
--
-- grain: version
--
-- version     count  The version.
-- kind        text   What made it: load, undo, record.
-- day_before  date   Day the version before stood on; empty before the first data.
with lives as (
    select * from stg_row_lives
),

versions as (
    select
        version,
        kind
    from versions
    where version <= getvariable('version')
),

batches as (
    select
        batch_id,
        observed_on
    from batches
),

seen_days as (
    select
        lives.from_version as version,
        max(case when lives.metric = 'spend' and lives.day <= batches.observed_on then lives.day end) as spend_day,
        max(case when lives.metric <> 'spend' and lives.day <= batches.observed_on then lives.day end) as deal_day
    from lives
    inner join batches on lives.batch_id = batches.batch_id
    group by lives.from_version
),

reached as (
    select
        versions.version,
        versions.kind,
        max(seen_days.spend_day) over before as spend_day,
        max(seen_days.deal_day) over before as deal_day
    from versions
    left join seen_days on versions.version = seen_days.version
    window before as (order by versions.version rows between unbounded preceding and 1 preceding)
),

stood_on as (
    select
        version,
        kind,
        least(coalesce(spend_day, deal_day), coalesce(deal_day, spend_day)) + 1 as day_before
    from reached
)

select * from stood_on
