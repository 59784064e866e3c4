-- What a side answered to a finding with "Not so, because…".
--
-- Disputes follow the version, not the as-of date.
--
-- grain: dispute_id
--
-- dispute_id   text  Identifier of the dispute.
-- finding_id   text  Finding that is disputed.
-- disputed_on  date  Day it was disputed.
-- disputed_by  text  Who disputes it.
-- side         text  Which side disputes it.
-- reason       text  Not so, because of what.
-- verdict      text  What the check found.
-- checked_on   date  Day it was checked.
-- checked_by   text  Who checked it.
-- answer       text  What the check found, in a sentence.
with disputes as (
    select * from live_disputes
),

chosen as (
    select
        dispute_id,
        finding_id,
        disputed_on,
        disputed_by,
        side,
        reason,
        verdict,
        checked_on,
        checked_by,
        answer
    from disputes
)

select * from chosen
