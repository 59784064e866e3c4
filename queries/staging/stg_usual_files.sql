-- Every file that counts, with the days it tells of and which files are of its kind.
--
-- Files are of one kind where table, source and header are the same: a weekly export, whatever it is called each week.
--
-- grain: batch_id
--
-- batch_id      text   Name of the load.
-- version       count  Version it made.
-- table_name    text   Table it went to.
-- source        text   System it comes from.
-- file_name     text   Name of the file.
-- name_words    text   Its name without figures.
-- headers       text   Names of its columns, in alphabetical order.
-- file_kind     text   Table, source and header in one word.
-- observed_on   date   Day the export shows.
-- loaded_by     text   Who loaded it.
-- first_day     date   First day it tells of.
-- last_day      date   Last day it tells of.
-- currencies    text   Currencies it names.
-- rows_in       count  Rows of the file.
-- money_column  text   Column its money stands in.
-- money         money  Money of the file, as given.
with files as (
    select * from live_batches
    where source <> 'app'
),

told as (
    select
        batch_id,
        version,
        table_name,
        source,
        file_name,
        trim(regexp_replace(regexp_replace(lower(file_name), '\.[a-z]+$', ''), '[^\p{L}]+', ' ', 'g')) as name_words,
        array_to_string(headers, ' | ') as headers,
        md5(concat_ws('|', table_name, source, array_to_string(headers, '|'))) as file_kind,
        observed_on,
        loaded_by,
        first_day,
        last_day,
        array_to_string(currencies, ', ') as currencies,
        rows_in,
        money_column,
        cast(money_loaded + money_rejected + money_skipped as decimal(18, 2)) as money
    from files
)

select * from told
