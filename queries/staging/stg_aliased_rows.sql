-- Rows whose word an alias changes.
--
-- grain: alias_id, table_name, column_name, batch_id, line
--
-- alias_id     count  Row of the alias.
-- table_name   text   Kind of file.
-- column_name  text   Column of it.
-- their_value  text   The word, as the file has it.
-- our_value    text   How we write it.
-- amount       money  Money of the row, as given; empty where it has none.
-- batch_id     text   Load of the row.
-- line         count  Line of the file.
with words as (
    select * from stg_marketing_words_as_given
    union all
    select * from stg_sales_words_as_given
),

aliases as (
    select * from mart_aliases
    where our_value is not null
),

changed as (
    select
        aliases.row_id as alias_id,
        words.table_name,
        words.column_name,
        words.value as their_value,
        aliases.our_value,
        words.amount,
        words.batch_id,
        words.line
    from words
    inner join aliases
        on
            words.table_name = aliases.table_name
            and words.column_name = aliases.column_name
            and regexp_replace(lower(trim(words.value)), '\s+', ' ', 'g') = aliases.their_key
            and words.value <> aliases.our_value
)

select * from changed
