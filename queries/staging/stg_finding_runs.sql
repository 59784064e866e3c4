-- Each time findings were looked for, as far as is known: the run and the day it stands on.
--
-- grain: run_id
--
-- run_id       text  The run.
-- found_on     date  Day it stands on.
-- is_newest    flag  Whether its findings are the ones that stand.
with clock as (
    select
        getvariable('version') as version,
        getvariable('as_of') as as_of
),

newest as (
    select * from stg_study_use
    where kind = 'findings'
),

uses as (
    select
        uses.run_id,
        max(uses.version) as version,
        max(uses.as_of) as found_on
    from study_uses as uses
    cross join clock
    where
        uses.kind = 'findings'
        and uses.version <= clock.version
        and (clock.as_of is null or uses.as_of <= clock.as_of)
    group by uses.run_id
),

runs as (
    select
        uses.run_id,
        uses.found_on,
        uses.run_id = newest.run_id as is_newest
    from uses
    cross join newest
)

select * from runs
