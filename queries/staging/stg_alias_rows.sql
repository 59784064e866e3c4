-- Aliases as loaded or confirmed, one for each column they hold for.
--
-- An alias for every table (*) stands for each table that has the column; one for the table itself comes first.
--
-- grain: table_name, column_name, their_key
--
-- table_name   text   Kind of file.
-- column_name  text   Column of it.
-- their_key    text   Their value in small letters, with single spaces.
-- our_key      text   Our value in small letters, with single spaces.
-- our_value    text   How we write it.
-- row_id       count  Row of the alias.
with given as (
    select * from live_aliases
),

aliases as (
    select
        row_id,
        trim(lower(given.table)) as given_table,
        trim(lower(given.column)) as column_name,
        regexp_replace(lower(trim(nfc_normalize(their_value))), '\s+', ' ', 'g') as their_key,
        regexp_replace(lower(trim(nfc_normalize(our_value))), '\s+', ' ', 'g') as our_key,
        trim(nfc_normalize(our_value)) as our_value
    from given
),

word_columns as (
    select * from stg_word_columns
),

ranked as (
    select
        word_columns.table_name,
        word_columns.column_name,
        aliases.their_key,
        aliases.our_key,
        aliases.our_value,
        aliases.row_id,
        row_number() over (
            partition by word_columns.table_name, word_columns.column_name, aliases.their_key
            order by aliases.given_table = '*', aliases.row_id desc
        ) as place
    from aliases
    inner join word_columns
        on
            aliases.column_name = word_columns.column_name
            and (aliases.given_table = word_columns.table_name or aliases.given_table = '*')
),

chosen as (
    select
        table_name,
        column_name,
        their_key,
        our_key,
        our_value,
        row_id
    from ranked
    where place = 1
)

select * from chosen
