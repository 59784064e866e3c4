-- Every act, one line each, chained by hash.
--
-- grain: number
--
-- number       count  Line of the log.
-- happened_at  time   When.
-- who          text   Who.
-- act          text   What kind of act.
-- subject      text   What it was done to.
-- sentence     text   In words.
-- chain        text   Hash of this line and the one before.
with lines as (
    select * from audit
)

select * from lines
