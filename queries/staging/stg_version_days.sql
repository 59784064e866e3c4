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
with deals as (
    select * from stg_deal_lives
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
        version,
        observed_on
    from batches
),

deal_days as (
    select
        batch_id,
        created_date as day
    from deals
    union
    select
        batch_id,
        close_date as day
    from deals
    where outcome <> 'open'
),

spend_days as (
    select distinct
        batch_id,
        date as day
    from raw_spend
),

days as (
    select
        batch_id,
        day as deal_day,
        null as spend_day
    from deal_days
    union all
    select
        batch_id,
        null as deal_day,
        day as spend_day
    from spend_days
),

seen_days as (
    select
        batches.version,
        max(days.spend_day) as spend_day,
        max(days.deal_day) as deal_day
    from days
    inner join batches on days.batch_id = batches.batch_id
    where coalesce(days.deal_day, days.spend_day) <= batches.observed_on
    group by batches.version
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
