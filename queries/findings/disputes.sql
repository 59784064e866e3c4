-- What was answered with "Not so", and what came of it?
--
-- grain: dispute_id
-- side: both
--
-- dispute_id   text  Its id.
-- disputed_on  date  Day it was disputed.
-- disputed_by  text  Who disputes it.
-- side         text  Which side.
-- sentence     text  What was found.
-- reason       text  Not so, because of what.
-- outcome      text  What the data said when they were asked again; empty until then.
-- checked_on   date  Day of that.
-- answer       text  The check in a sentence.
with disputes as (
    select * from stg_disputes
),

findings as (
    select * from stg_findings
),

checks as (
    select * from stg_dispute_checks
),

told as (
    select
        disputes.dispute_id,
        disputes.disputed_on,
        disputes.disputed_by,
        disputes.side,
        findings.sentence,
        disputes.reason,
        case checks.verdict
            when 'right' then 'rightly disputed'
            when 'wrong' then 'the data still show it'
        end as outcome,
        checks.checked_on,
        disputes.answer
    from disputes
    left join checks on disputes.dispute_id = checks.dispute_id
    left join findings on disputes.finding_id = findings.finding_id
)

select * from told
order by disputed_on desc, dispute_id asc
