-- Who chose which setting, and when?
--
-- Newest first.
--
-- grain: setting, batch_id
-- side: both
--
-- setting     text   Name of the setting.
-- value       text   The value it was given.
-- changed_by  text   Who gave it.
-- changed_at  time   When.
-- is_live     flag   Whether it is the value that holds.
-- file_name   text   File it came with; empty where it was chosen in Tandem.
-- batch_id    text   Load or entry that brought it.
with lives as (
    select * from stg_setting_lives
),

told as (
    select
        setting,
        value,
        changed_by,
        changed_at,
        is_live,
        file_name,
        batch_id,
        version
    from lives
)

select * exclude (version) from told
order by version desc, setting asc
