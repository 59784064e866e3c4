-- Can the evidence be trusted?
--
-- grain: place
-- side: both
-- $study  text?  Which study; the usual window when absent.
--
-- place     count Place in the list.
-- name      text  Which check.
-- status    text  PASS, REVIEW or FAIL.
-- sentence  text  What was found, with its number.
-- advice    text  What to do.
with checks as (
    select * from stg_study_checks
    where kind = coalesce($study, 'spend')
),

chosen as (
    select
        place,
        name,
        status,
        sentence,
        advice
    from checks
)

select * from chosen
order by place
