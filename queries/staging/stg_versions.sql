-- Every version up to the one that is read: what was done, by whom and when.
--
-- grain: version
--
-- version   count  Number of the version.
-- made_at   time   When it was made.
-- who       text   Who made it.
-- kind      text   Which act made it.
-- sentence  text   What was done.
with versions as (
    select * from main.versions
    where version <= getvariable('version')
),

chosen as (
    select
        version,
        made_at,
        who,
        kind,
        sentence
    from versions
)

select * from chosen
