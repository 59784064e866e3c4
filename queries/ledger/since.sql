-- What changed since then about these days?
--
-- Each load, undo or correction after a version, and by how much it changed won, lost, pipeline created or media spend
-- of the days asked about. The lines add up to the difference between what was known then and what is known now.
--
-- grain: version, metric, reason
-- side: both
-- $known_at  integer  What was known at this version is what changes are told from.
-- $from      date     First day counted.
-- $to        date     First day no longer counted.
--
-- version     count  Version that changed it.
-- made_at     time   When.
-- who         text   Who did.
-- what        text   The file loaded or taken back, or what was done.
-- metric      text   won, lost, created or spend.
-- reason      text   late, amount, moved, outcome, vanished or undone.
-- row_count   count  Deals or lines of spend.
-- difference  money  By how much they changed it.
with turns as (
    select
        *,
        case when day_after >= $from and day_after < $to then amount_after else 0 end
        - case when day_before >= $from and day_before < $to then amount_before else 0 end as difference
    from stg_turns
    where version > $known_at
),

versions as (
    select * from stg_versions
),

by_reason as (
    select
        turns.version,
        versions.made_at,
        versions.who,
        versions.sentence as what,
        turns.metric,
        turns.reason,
        count(*) as row_count,
        cast(sum(turns.difference) as decimal(18, 2)) as difference
    from turns
    inner join versions on turns.version = versions.version
    where turns.difference <> 0
    group by
        turns.version,
        versions.made_at,
        versions.who,
        versions.sentence,
        turns.metric,
        turns.reason
)

select * from by_reason
order by version, metric, reason
