-- Can we trust the data?
--
-- grain: state
-- rows: data/problem_rows
--
-- last_day       date  Last day that every page counts.
-- file_count     count Files that count.
-- problem_count  count Kinds of data problems found.
-- row_count      count Rows that have one of them.
-- reject_count   count Rows set aside when their file was loaded.
-- state          text  empty, undated where no file gives the pages their days, clean, one_problem or problems.
with batches as (
    select count(*) as file_count from stg_batches
    where is_live
),

problems as (
    select
        count(distinct problem) as problem_count,
        count(*) as row_count
    from mart_problems
),

set_aside as (
    select distinct
        batch_id,
        line
    from stg_rejects
),

rejects as (
    select count(*) as reject_count from set_aside
),

counted as (
    select
        cast(getvariable('as_of') - 1 as date) as last_day,
        batches.file_count,
        problems.problem_count,
        problems.row_count,
        rejects.reject_count,
        case
            when batches.file_count = 0 then 'empty'
            when getvariable('as_of') is null then 'undated'
            when problems.problem_count = 0 then 'clean'
            when problems.problem_count = 1 then 'one_problem'
            else 'problems'
        end as state
    from batches
    cross join problems
    cross join rejects
)

select * from counted
