-- What is known of each deal's past: rows of a history file, and differences between snapshots.
--
-- For the stage, a deal with a history file follows that file alone; any other follows its snapshots.
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
with given as (
    select * from live_stage_history
),

aliases as (
    select * from mart_aliases
    where table_name = 'stage_history'
),

history as (
    select
        given.row_id,
        given.batch_id,
        given.line,
        given.opportunity_id,
        given.changed_at,
        coalesce(aliases.our_value, given.stage) as stage,
        given.amount,
        given.close_date
    from given
    left join aliases
        on
            regexp_replace(lower(trim(given.stage)), '\s+', ' ', 'g') = aliases.their_key
            and aliases.column_name = 'stage'
),

snapshots as (
    select * from stg_deal_snapshots
),

with_file as (
    select distinct opportunity_id from history
),

from_file as (
    select
        row_id,
        batch_id,
        line,
        opportunity_id,
        changed_at,
        stage,
        lag(stage) over (partition by opportunity_id order by changed_at, line, row_id) as previous_stage,
        amount,
        close_date,
        'history' as kind,
        true as is_stage_history
    from history
),

from_snapshots as (
    select
        snapshots.row_id,
        snapshots.batch_id,
        snapshots.line,
        snapshots.opportunity_id,
        snapshots.changed_at,
        snapshots.stage,
        snapshots.previous_stage,
        snapshots.amount,
        snapshots.close_date,
        snapshots.kind,
        (
            with_file.opportunity_id is null
            and (snapshots.previous_stage is null or snapshots.stage <> snapshots.previous_stage)
        ) as is_stage_history
    from snapshots
    left join with_file on snapshots.opportunity_id = with_file.opportunity_id
),

both_kinds as (
    select * from from_file
    union all
    select * from from_snapshots
),

known as (
    select
        row_id,
        batch_id,
        line,
        opportunity_id,
        changed_at,
        cast(changed_at as date) as changed_date,
        stage,
        previous_stage,
        amount,
        close_date,
        kind,
        is_stage_history
    from both_kinds
    where changed_at < coalesce(getvariable('as_of'), date '9999-12-31')
)

select * from known
