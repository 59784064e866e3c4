-- How many opportunities and problems stand, and how many were disputed?
--
-- grain: state
-- side: both
--
-- state           text  found, nothing or not_yet.
-- is_looked       flag  Whether the newest files, or what was taken back last, were looked through.
-- changed_at      time  When files last came or were taken back; empty without any.
-- problems        count Problems that stand.
-- opportunities   count Opportunities that stand.
-- fresh           count Findings of the last seven days.
-- ever            count Findings ever found.
-- disputed        count Of these, how many a side answered with "Not so".
-- rightly         count Of these, how many the data show no more, or were found to be right.
-- found_on        date  Day of the newest look.
with findings as (
    select * from stg_findings
),

runs as (
    select max(found_on) filter (where is_newest) as found_on from stg_finding_runs
),

looked as (
    select max(used_version) as version from stg_study_use
    where kind = 'findings'
),

changed as (
    select
        max(version) as version,
        max(made_at) as changed_at
    from stg_versions
    where kind in ('load', 'undo')
),

disputed as (
    select
        count(distinct finding_id) as disputed,
        count(distinct finding_id) filter (where verdict = 'right') as rightly
    from stg_dispute_checks
),

counted as (
    select
        count(*) filter (where is_standing and polarity = 'problem') as problems,
        count(*) filter (where is_standing and polarity = 'opportunity') as opportunities,
        count(*) filter (where is_standing and is_new) as fresh,
        count(*) as ever
    from findings
),

opening as (
    select
        case
            when counted.problems + counted.opportunities > 0 then 'found'
            when runs.found_on is null or coalesce(looked.version < changed.version, true) then 'not_yet'
            else 'nothing'
        end as state,
        coalesce(looked.version >= changed.version, false) as is_looked,
        changed.changed_at,
        counted.problems,
        counted.opportunities,
        counted.fresh,
        counted.ever,
        disputed.disputed,
        disputed.rightly,
        runs.found_on
    from counted
    cross join runs
    cross join disputed
    cross join looked
    cross join changed
)

select * from opening
