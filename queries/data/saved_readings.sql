-- What was said of files that come again?
--
-- One row per header, newest first: a file with that header is read this way without being asked about.
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
with saved as (
    select * from stg_mappings
)

select
    header,
    table_name,
    mapping,
    options,
    format,
    file_name,
    confirmed_at,
    confirmed_by
from saved
order by confirmed_at desc, header asc
