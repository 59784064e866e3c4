-- Which rows have a problem?
--
-- grain: problem, table_name, subject, batch_id, line
-- $problem  text?  Only this problem; all when absent.
--
-- problem      text  What is wrong.
-- subject      text  Which deal, campaign or channel.
-- amount       money Money it touches, in the reporting currency.
-- table_name   text  Kind of file.
-- batch_id     text  Load of the row.
-- source_file  text  File it came from.
-- line         count Line of that file.
with problems as (
    select * from mart_problems
    where $problem is null or problem = $problem
),

batches as (
    select * from stg_batches
),

found as (
    select
        problems.problem,
        problems.subject,
        problems.amount,
        problems.table_name,
        problems.batch_id,
        batches.file_name as source_file,
        problems.line
    from problems
    left join batches on problems.batch_id = batches.batch_id
)

select * from found
order by problem asc, amount desc nulls last, subject asc
