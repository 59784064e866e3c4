-- Each deal's stages, from a history file, else grown from the differences between snapshots.
--
-- grain: row_id
--
-- row_id          count  Row it came from.
-- batch_id        text   Load it came with.
-- line            count  Line of the file.
-- opportunity_id  text   The deal.
-- changed_at      time   When it entered the stage, or was first seen in it.
-- changed_date    date   Day of it.
-- stage           text   Stage from then on.
-- previous_stage  text   Stage before; empty on the first.
-- amount          money  Amount from then on, in the deal's own currency.
-- close_date      date   Close date from then on.
-- kind            text   How it is known: history, grown or first_seen.
with states as (
    select * from stg_deal_states
),

stages as (
    select
        row_id,
        batch_id,
        line,
        opportunity_id,
        changed_at,
        changed_date,
        stage,
        previous_stage,
        amount,
        close_date,
        kind
    from states
    where is_stage_history
)

select * from stages
