-- Why can nothing be said about where the quarter lands?
--
-- grain: sentence
-- side: both
-- $study  text?  Which forecast; that of the fiscal quarter when absent.
--
-- sentence  text  What is missing; no row where a forecast stands.
with words as (
    select * from stg_study_verdicts
    where kind = coalesce($study, 'forecast')
),

told as (
    select thin as sentence from words
    where thin is not null
)

select * from told
