-- Who did what, and when?
--
-- grain: number
--
-- number       count Line of the log; each is chained to the one before.
-- happened_at  time  When.
-- who          text  Who.
-- act          text  What kind of act.
-- subject      text  What it was done to.
-- sentence     text  In words.
-- chain        text  Hash of this line and the one before.
with lines as (
    select * from audit
)

select number, happened_at, who, act, subject, sentence, chain from lines order by number desc
