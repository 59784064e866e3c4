-- Which rows does no other file know?
--
-- grain: check_name, batch_id, line
-- $check_name  text?  Only this question of data/match; all when absent.
--
-- check_name   text  Short name of the question.
-- subject      text  Which deal, campaign, lead or region.
-- amount       money Its money, in the reporting currency; empty where it has none.
-- row_count    count Rows of the file.
-- batch_id     text  Load of one of the rows.
-- source_file  text  File it came from.
-- line         count Its line in that file.
with unknown as (
    select * from mart_match_rows
    where not is_matched and ($check_name is null or check_name = $check_name)
),

batches as (
    select * from stg_batches
),

found as (
    select
        unknown.check_name,
        unknown.subject,
        unknown.amount,
        unknown.row_count,
        unknown.batch_id,
        batches.file_name as source_file,
        unknown.line
    from unknown
    left join batches on unknown.batch_id = batches.batch_id
)

select * from found
order by check_name asc, abs(amount) desc nulls last, subject asc
