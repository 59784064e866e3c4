-- Decisions: what became of each question of a meeting.
--
-- Written in the app: follows the version, not the as-of date.
--
-- grain: decision_id
--
-- decision_id  text  Identifier of the decision.
-- decided_on   date  Day of the meeting.
-- question     text  Question that was put.
-- decision     text  What was decided, in a sentence.
-- outcome      text  What became of the question.
-- decided_by   text  Who decided.
-- side         text  Whose decision it was.
-- finding_id   text  Finding it answers.
-- reason       text  Why, in a sentence.
-- decided_at   time  When it was written down.
-- item_id      text  Question of the agenda it answers.
with decisions as (
    select * from live_decisions
),

chosen as (
    select
        decision_id,
        decided_on,
        question,
        decision,
        outcome,
        decided_by,
        side,
        finding_id,
        reason,
        decided_at,
        item_id
    from decisions
)

select * from chosen
