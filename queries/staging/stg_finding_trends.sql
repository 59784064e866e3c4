-- How the figure behind each finding went over the last year, four weeks at a time.
--
-- As the newest look that found it counted it.
--
-- grain: finding_id, from_date
--
-- finding_id  text   The finding.
-- from_date   date   First day of the four weeks.
-- to_date     date   First day after them.
-- value       ratio  The figure, in the unit of its kind; empty where nothing was counted.
-- usual       ratio  What it stands against.
with runs as (
    select * from stg_finding_runs
),

found as (
    select
        trends.*,
        rank() over (
            partition by trends.finding_id
            order by runs.is_newest desc, runs.found_on desc, trends.run_id asc
        ) as place
    from runs
    inner join study_trends as trends on runs.run_id = trends.run_id
),

newest as (
    select
        finding_id,
        from_date,
        to_date,
        value,
        usual
    from found
    where place = 1
)

select * from newest
