-- Which aliases and channel rules were confirmed or loaded, and when?
--
-- grain: batch_id
--
-- batch_id    text  Name of the load; undo takes it.
-- version     count Version it made.
-- table_name  text  aliases or channel_map.
-- says        text  The file's name, or what was confirmed.
-- loaded_at   time  When.
-- loaded_by   text  Who.
with changes as (
    select * from stg_word_batches
)

select * from changes
order by version desc
