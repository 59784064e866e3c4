-- The run of each study whose figures are shown: that of this version and day, else that of the nearest day before it.
--
-- grain: kind
--
-- kind           text  Which study.
-- run_id         text  The run.
-- used_version   count Version it answers for.
-- used_as_of     date  As-of day it answers for.
-- is_current     flag  Whether it was made from what is known now.
-- made_at        time  When it was made.
-- seconds        ratio Seconds it took.
-- cpu_seconds    ratio Seconds of one processor it took.
-- from_date      date  First day of its window.
-- to_date        date  First day after its window.
with clock as (
    select
        getvariable('version') as version,
        getvariable('as_of') as as_of
),

uses as (
    select
        uses.kind,
        uses.run_id,
        uses.version,
        uses.as_of,
        uses.version = clock.version and coalesce(uses.as_of = clock.as_of, false) as is_current,
        row_number() over (
            partition by uses.kind
            order by uses.as_of desc, uses.version desc, uses.used_at desc
        ) as place
    from study_uses as uses
    inner join study_runs as runs on uses.run_id = runs.run_id
    cross join clock
    where
        uses.version <= clock.version
        and (clock.as_of is null or uses.as_of <= clock.as_of)
        and runs.is_dropped is not true
),

described as (
    select
        uses.kind,
        uses.run_id,
        uses.version as used_version,
        uses.as_of as used_as_of,
        uses.is_current,
        runs.made_at,
        runs.seconds,
        runs.cpu_seconds,
        runs.from_date,
        runs.to_date
    from uses
    inner join study_runs as runs on uses.run_id = runs.run_id
    where uses.place = 1
)

select * from described
