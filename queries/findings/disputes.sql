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
-- outcome        text  What the check found; until then whether the data still show it.
-- answer       text  The check in a sentence.
with disputes as (
    select * from stg_disputes
),

findings as (
    select * from stg_findings
),

told as (
    select
        disputes.dispute_id,
        disputes.disputed_on,
        disputes.disputed_by,
        disputes.side,
        findings.sentence,
        disputes.reason,
        case
            when disputes.verdict in ('right', 'wrong') then disputes.verdict
            when findings.is_standing then 'the data still show it'
            else 'the data show it no more'
        end as outcome,
        disputes.answer
    from disputes
    left join findings on disputes.finding_id = findings.finding_id
)

select * from told
order by disputed_on desc, dispute_id asc
