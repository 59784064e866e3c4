-- What in the data needs somebody?
--
-- grain: problem
-- rows: data/problem_rows
--
-- problem     text  What is wrong.
-- advice      text  What it does to the numbers, and what to do.
-- table_name  text  Kind of file.
-- row_count   count Rows that have it.
-- amount      money Money they touch, in the reporting currency; empty where none is known.
with problems as (
    select * from mart_problems
),

by_problem as (
    select
        problem,
        advice,
        table_name,
        count(*) as row_count,
        cast(sum(amount) as decimal(18, 2)) as amount
    from problems
    group by problem, advice, table_name
)

select * from by_problem
order by row_count desc, problem asc
