-- What is known of each deal's past, kept ready for the deals and their stages.
--
-- grain: row_id
--
-- row_id            count  Row it came from.
-- batch_id          text   Load it came with.
-- line              count  Line of the file.
-- opportunity_id    text   The deal.
-- changed_at        time   When it happened, or was first seen.
-- changed_date      date   Day of it.
-- stage             text   Stage from then on.
-- previous_stage    text   Stage before; empty on the first.
-- amount            money  Amount from then on, in the deal's own currency.
-- close_date        date   Close date from then on.
-- kind              text   How it is known: history, grown or first_seen.
-- is_stage_history  flag   Whether it counts as a row of the stage history.
with states as (
    select * from stg_deal_states
)

select * from states
