-- Health checks of the studies that are shown.
--
-- grain: kind, place
--
-- kind      text  Which study.
-- place     count Place in the list.
-- name      text  Which check.
-- status    text  PASS, REVIEW or FAIL.
-- sentence  text  What was found, with its number.
-- advice    text  What to do.
with used as (
    select * from stg_study_use
),

checks as (
    select
        used.kind,
        checks.place,
        checks.name,
        checks.status,
        checks.sentence,
        checks.advice
    from used
    inner join study_checks as checks on used.run_id = checks.run_id
)

select * from checks
