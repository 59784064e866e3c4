-- Which words of one file does no other file know?
--
-- Only where a file that should know them is loaded.
--
-- grain: table_name, column_name, value
-- rows: data/unmatched_rows
--
-- table_name   text  Kind of file.
-- column_name  text  Column of it.
-- value        text  The word.
-- kind         text  What it names, such as owner or channel.
-- row_count    count Rows that hold it.
-- amount       money Their money, in the reporting currency; empty where they have none.
with words as (
    select * from mart_words
),

unknown as (
    select
        table_name,
        column_name,
        value,
        kind,
        row_count,
        amount
    from words
    where not is_known
)

select * from unknown
order by abs(amount) desc nulls last, row_count desc, kind asc, value asc, table_name asc
