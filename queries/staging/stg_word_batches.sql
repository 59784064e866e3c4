-- Every load or entry of aliases and channel rules that counts.
--
-- grain: batch_id
--
-- batch_id    text   Name of the load.
-- version     count  Version it made.
-- table_name  text   aliases or channel_map.
-- says        text   The file's name, or what was confirmed.
-- loaded_at   time   When.
-- loaded_by   text   Who.
with batches as (
    select * from live_batches
    where table_name in ('aliases', 'channel_map')
),

chosen as (
    select
        batch_id,
        version,
        table_name,
        file_name as says,
        loaded_at,
        loaded_by
    from batches
)

select * from chosen
