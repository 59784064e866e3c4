-- Which rows have a problem?
--
-- grain: problem, table_name, subject, source_file, source_line
-- $problem  text?  Only this problem; all when absent.
--
-- problem      text  What is wrong.
-- subject      text  Which deal, campaign or channel.
-- amount       money Money it touches, in the reporting currency.
-- table_name   text  Kind of file.
-- source_file  text  File it came from.
-- source_line  count Line of that file.
with problems as (
    select * from mart_problems
),

files as (
    select * from stg_batches
),

found as (
    select
        problems.problem,
        problems.subject,
        problems.amount,
        problems.table_name,
        files.file_name as source_file,
        problems.line as source_line,
    from problems
    left join files on problems.batch_id = files.batch_id
    where $problem is null or problems.problem = $problem
)

select * from found order by problem, amount desc nulls last, subject
