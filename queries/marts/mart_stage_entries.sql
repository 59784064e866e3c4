-- Each time a deal entered a stage, the one it closed in included.
--
-- A won or lost deal enters its last stage on the day it closed, whatever day that was first seen on.
--
-- grain: opportunity_id, span
--
-- opportunity_id  text   The deal.
-- span            count  First, second, third stage… of the deal.
-- stage           text   The stage.
-- entered_date    date   Day it entered; empty where the deal was only first seen in it.
-- seen_date       date   Day it entered, or was first seen in it.
-- is_outcome      flag   Whether it is the stage in which the deal closed.
with states as (
    select * from mart_deal_states
),

deals as (
    select * from mart_deals
),

entries as (
    select
        states.opportunity_id,
        states.stage,
        case when states.kind <> 'first_seen' then states.changed_date end as entered_date,
        states.changed_date as seen_date,
        states.changed_at,
        states.line,
        false as is_outcome
    from states
    inner join deals on states.opportunity_id = deals.opportunity_id
    where
        states.is_stage_history
        and states.stage is distinct from states.previous_stage
        and (deals.is_open or states.stage <> deals.stage)
),

endings as (
    select
        opportunity_id,
        stage,
        closed_date as entered_date,
        closed_date as seen_date,
        cast(closed_date as timestamp) as changed_at,
        line,
        true as is_outcome
    from deals
    where is_closed
),

all_entries as (
    select * from entries
    union all
    select * from endings
),

numbered as (
    select
        opportunity_id,
        row_number() over (partition by opportunity_id order by is_outcome, changed_at, line) as span,
        stage,
        entered_date,
        seen_date,
        is_outcome
    from all_entries
)

select * from numbered
