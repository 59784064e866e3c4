-- What the data say to each "Not so, because…": asked again by the looks made since.
--
-- A look at least 28 days later settles it, unless somebody has. Until then it is open, or right where the newest look
-- no longer finds it.
--
-- grain: dispute_id
--
-- dispute_id  text  Identifier of the dispute.
-- finding_id  text  Finding that is disputed.
-- verdict     text  open, right (rightly disputed) or wrong (the data still show it).
-- checked_on  date  Day of the look that says so, or on which somebody did.
with disputes as (
    select * from stg_disputes
),

findings as (
    select * from stg_findings
),

runs as (
    select * from stg_finding_runs
),

late as (
    select
        disputes.dispute_id,
        min(runs.found_on) as late_on
    from disputes
    inner join runs on disputes.disputed_on <= runs.found_on - 28
    group by disputes.dispute_id
),

shown as (
    select distinct
        found.finding_id,
        runs.found_on
    from runs
    inner join study_findings as found on runs.run_id = found.run_id
),

newest as (
    select max(found_on) filter (where is_newest) as found_on from runs
),

checked as (
    select
        disputes.dispute_id,
        disputes.finding_id,
        case
            when disputes.verdict in ('right', 'wrong') then disputes.verdict
            when shown.finding_id is not null then 'wrong'
            when findings.finding_id is null then 'open'
            when late.late_on is not null or not findings.is_standing then 'right'
            else 'open'
        end as verdict,
        case
            when disputes.verdict in ('right', 'wrong') then disputes.checked_on
            when late.late_on is not null then late.late_on
            when not findings.is_standing then newest.found_on
        end as checked_on
    from disputes
    cross join newest
    left join findings on disputes.finding_id = findings.finding_id
    left join late on disputes.dispute_id = late.dispute_id
    left join shown on disputes.finding_id = shown.finding_id and late.late_on = shown.found_on
)

select * from checked
