-- What did the files before this one look like?
--
-- The last six files of the same table and source whose header is the same, or whose name is the same but for figures;
-- the newest first.
--
-- grain: batch_id
-- $table_name  text  Table the file goes to.
-- $source      text  System it comes from.
-- $headers     text  Names of its columns, in alphabetical order.
-- $name_words  text  Its name without figures.
--
-- batch_id     text   Name of the load.
-- file_name    text   Name of the file.
-- observed_on  date   Day the export shows.
-- headers      text   Names of its columns, in alphabetical order.
-- currencies   text   Currencies it names.
-- first_day    date   First day it tells of.
-- last_day     date   Last day it tells of.
-- rows_in      count  Rows of the file.
-- money        money  Money of the file, as given.
with files as (
    select * from stg_usual_files
),

before as (
    select
        batch_id,
        file_name,
        observed_on,
        headers,
        currencies,
        first_day,
        last_day,
        rows_in,
        money
    from files
    where table_name = $table_name and source = $source and (headers = $headers or name_words = $name_words)
    order by observed_on desc, version desc
    limit 6
)

select * from before
