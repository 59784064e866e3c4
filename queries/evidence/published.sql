-- How has the verdict changed since it was first published?
--
-- A word is judged afresh once a month and when a test ends; between, it stands until a new fit leaves it by a margin.
--
-- grain: measure, since
-- side: both
--
-- since    date    Day it was first said.
-- measure  text    drives or pays.
-- word     text    yes, likely, cannot_tell or no.
-- chance   percent Chance behind it on that day.
-- error    percent Monte Carlo error of the chance.
-- reason   text    Why it changed; empty for the first.
with published as (
    select * from stg_study_published
    where kind = 'spend' and channel = ''
),

changes as (
    select
        since,
        measure,
        min_by(word, (as_of, version)) as word,
        min_by(chance, (as_of, version)) as chance,
        min_by(error, (as_of, version)) as error,
        nullif(min_by(reason, (as_of, version)), '') as reason
    from published
    group by since, measure
)

select * from changes
order by since desc, measure asc
