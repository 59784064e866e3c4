-- Every word that other files should know too, and whether one of them does.
--
-- A word is known where it stands in a column that is at home to its kind: an owner in the owners file, a channel on
-- touches, leads or deals. Account names are compared by letters and digits alone.
--
-- grain: table_name, column_name, value
--
-- table_name   text   Kind of file.
-- column_name  text   Column of it.
-- value        text   The word, in our words.
-- kind         text   What it names, such as owner or channel.
-- is_home      flag   Whether its column is at home to its kind.
-- row_count    count  Rows that hold it.
-- amount       money  Their money, in the reporting currency; empty where they have none.
-- is_known     flag   Whether it is known; empty where no file of its kind is loaded.
with counted as (
    select * from mart_word_counts
),

word_columns as (
    select * from stg_word_columns
),

compared as (
    select
        counted.*,
        word_columns.kind,
        word_columns.is_home,
        case
            when word_columns.kind = 'account' then regexp_replace(lower(counted.value), '[^\p{L}\p{N}]', '', 'g')
            else lower(trim(counted.value))
        end as word_key
    from counted
    inner join word_columns
        on counted.table_name = word_columns.table_name and counted.column_name = word_columns.column_name
),

known as (
    select distinct
        kind,
        word_key
    from compared
    where is_home
),

kinds as (
    select distinct kind from known
),

judged as (
    select
        compared.table_name,
        compared.column_name,
        compared.value,
        compared.kind,
        compared.is_home,
        compared.row_count,
        compared.amount,
        case when kinds.kind is not null then known.word_key is not null end as is_known
    from compared
    left join known on compared.kind = known.kind and compared.word_key = known.word_key
    left join kinds on compared.kind = kinds.kind
)

select * from judged
