-- Who did what, and when?
--
-- Newest first; each line is chained to the one before by its hash.
--
-- grain: number
--
-- number       count Line of the log.
-- happened_at  time  When.
-- who          text  Who.
-- act          text  What kind of act.
-- subject      text  What it was done to.
-- sentence     text  In words.
-- chain        text  Hash of this line and the one before.
with lines as (
    select * from stg_audit
)

select
    number,
    happened_at,
    who,
    act,
    subject,
    sentence,
    chain
from lines
order by number desc
