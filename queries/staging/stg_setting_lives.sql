-- Every value that a setting was ever given and that was not taken back.
--
-- grain: setting, batch_id
--
-- setting     text   Name of the setting.
-- value       text   The value it was given.
-- changed_by  text   Who gave it.
-- changed_at  time   When.
-- version     count  Version it made.
-- is_live     flag   Whether it is the value that holds.
-- file_name   text   File it came with; empty where it was chosen in Tandem.
-- batch_id    text   Load or entry that brought it.
with raw_rows as (
    select * from raw_settings
),

standing as (
    select
        batch_id,
        setting
    from live_settings
),

batches as (
    select * from batches
    where version <= getvariable('version')
),

live as (
    select batch_id from live_batches
),

chosen as (
    select
        raw_rows.setting,
        raw_rows.value,
        coalesce(raw_rows.changed_by, batches.loaded_by) as changed_by,
        batches.loaded_at as changed_at,
        batches.version,
        standing.batch_id is not null as is_live,
        case when batches.source <> 'app' then batches.file_name end as file_name,
        raw_rows.batch_id
    from raw_rows
    inner join batches on raw_rows.batch_id = batches.batch_id
    inner join live on raw_rows.batch_id = live.batch_id
    left join standing
        on
            raw_rows.batch_id = standing.batch_id
            and raw_rows.setting = standing.setting
)

select * from chosen
