-- How did what a finding is about go over the last year?
--
-- The figure of the group the finding names, four weeks at a time, as the newest look that found it counted it.
--
-- grain: finding_id, from_date
-- side: both
--
-- finding_id  text   The finding.
-- from_date   date   First day of the four weeks.
-- to_date     date   First day after them.
-- value       ratio  The figure, in the unit of its kind; empty where nothing was counted.
-- usual       ratio  What it stands against.
with trends as (
    select * from stg_finding_trends
)

select * from trends
order by finding_id, from_date
