-- Do the files speak the same language?
--
-- Each line is one question: how much of one file another file knows. Spend is shared out by money, all else by rows.
--
-- grain: check_name
-- rows: data/match_rows
--
-- place           count   Place in the list.
-- check_name      text    Short name of the question.
-- says            text    What the share is of, in words.
-- share           percent How much is known; empty where a file is missing.
-- matched_count   count   Rows that are known; empty where a file is missing.
-- total_count     count   Rows asked about.
-- matched_amount  money   Money of the rows that are known; empty where they have none.
-- total_amount    money   Money of the rows asked about; empty where they have none.
-- table_name      text    Kind of file whose rows are counted.
-- needs           text    Kind of file that should know them.
-- state           text    known, part, unknown, or missing where one of the two files is not loaded.
with checks as (
    select * from stg_match_checks
),

rows_found as (
    select * from mart_match_rows
),

sources as (
    select * from stg_sources
),

counted as (
    select
        check_name,
        cast(sum(case when is_matched then row_count else 0 end) as bigint) as matched_count,
        cast(sum(row_count) as bigint) as total_count,
        cast(sum(case when is_matched then amount end) as decimal(18, 2)) as matched_amount,
        cast(sum(amount) as decimal(18, 2)) as total_amount
    from rows_found
    group by check_name
),

joined as (
    select
        checks.check_name,
        checks.place,
        checks.says,
        checks.table_name,
        checks.needs,
        counted.matched_count,
        counted.total_count,
        case when counted.total_amount is not null then coalesce(counted.matched_amount, 0) end as matched_amount,
        counted.total_amount,
        coalesce(counted.total_count, 0) > 0 and sources.row_count > 0 as is_answerable
    from checks
    left join counted on checks.check_name = counted.check_name
    left join sources on checks.needs = sources.table_name
),

shared as (
    select
        *,
        case
            when not is_answerable then null
            when table_name = 'spend' then cast(matched_amount as double) / nullif(cast(total_amount as double), 0)
            else cast(matched_count as double) / total_count
        end as share
    from joined
),

told as (
    select
        place,
        check_name,
        says,
        share,
        case when is_answerable then matched_count end as matched_count,
        total_count,
        case when is_answerable then matched_amount end as matched_amount,
        total_amount,
        table_name,
        needs,
        case
            when not is_answerable then 'missing'
            when shared.matched_count = shared.total_count then 'known'
            when shared.matched_count = 0 then 'unknown'
            else 'part'
        end as state
    from shared
)

select * from told
order by place asc
