-- Every row that tells something about a deal: its stages, amounts and close dates, its owner, currency and deletion.
--
-- grain: row_id, kind
--
-- opportunity_id  text   The deal.
-- changed_at      time   When it happened, or was first seen.
-- kind            text   state or traits.
-- row_id          count  Row it came from.
-- batch_id        text   Load it came with.
-- line            count  Line of the file.
-- stage           text   Stage from then on; empty where the row does not count for the stage.
-- outcome         text   What that stage means: won, lost or open.
-- amount          money  Amount from then on, in the deal's own currency.
-- close_date      date   Close date from then on.
-- owner           text   Owner from then on.
-- currency        text   Currency from then on.
-- is_deleted      flag   Whether it was marked deleted from then on.
with states as (
    select * from mart_deal_states
),

traits as (
    select * from stg_deal_traits
),

words as (
    select * from stg_stage_outcomes
),

learnt as (
    select
        stage,
        case when bool_or(is_won_stage) then 'won' else 'lost' end as outcome
    from mart_stages
    where is_won_stage or is_lost_stage
    group by stage
),

meanings as (
    select
        stages.stage,
        coalesce(words.outcome, learnt.outcome, 'open') as outcome
    from (select distinct states.stage from states) as stages
    left join words on regexp_replace(lower(stages.stage), '[^\p{L}]', '', 'g') = words.stage_word
    left join learnt on stages.stage = learnt.stage
),

moments as (
    select
        states.opportunity_id,
        states.changed_at,
        'state' as kind,
        states.row_id,
        states.batch_id,
        states.line,
        case when states.is_stage_history then states.stage end as stage,
        case when states.is_stage_history then meanings.outcome end as outcome,
        states.amount,
        states.close_date,
        cast(null as varchar) as owner,
        cast(null as varchar) as currency,
        cast(null as boolean) as is_deleted
    from states
    left join meanings on states.stage = meanings.stage
    union all
    select
        traits.opportunity_id,
        cast(traits.observed_on as timestamp) as changed_at,
        'traits' as kind,
        traits.row_id,
        traits.batch_id,
        traits.line,
        null as stage,
        null as outcome,
        null as amount,
        null as close_date,
        traits.owner,
        traits.currency,
        traits.is_deleted
    from traits
)

select * from moments
