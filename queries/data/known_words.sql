-- Which words does each kind have at home?
--
-- grain: kind, value
-- $kind  text?  Only words of this kind; all when absent.
--
-- kind       text  What the words name, such as owner or channel.
-- value      text  The word.
-- row_count  count Rows that hold it.
with words as (
    select * from mart_words
    where is_home and ($kind is null or kind = $kind)
),

by_word as (
    select
        kind,
        value,
        cast(sum(row_count) as bigint) as row_count
    from words
    group by kind, value
)

select * from by_word
order by kind asc, row_count desc, value asc
