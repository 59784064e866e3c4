-- What was said of files by their header, as saved with the load that followed.
--
-- grain: header
--
-- header        text  Names over the columns, normalised, in the order of the alphabet, with | between.
-- table_name    text  Table such a file was loaded as.
-- mapping       text  Their columns and ours, as JSON, where somebody said so.
-- options       text  How its values are read, as JSON, where somebody said so.
-- format        text  Export format it was recognised as.
-- file_name     text  The file it was said of.
-- confirmed_at  time  When it was said.
-- confirmed_by  text  Who said it.
with mappings as (
    select * from live_mappings
),

chosen as (
    select
        header,
        mappings.table as table_name,
        mapping,
        options,
        format,
        file_name,
        confirmed_at,
        confirmed_by
    from mappings
)

select * from chosen
