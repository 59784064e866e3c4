-- Every snapshot of a deal that differs from the snapshot before it in stage, amount or close date.
--
-- Snapshots follow the day they were observed on, whatever the order of loading. The first one of a deal is dated by
-- its creation where an earlier file shows that it did not exist before; otherwise only the day it was first seen is
-- known.
--
-- grain: row_id
--
-- row_id               count  Row of the snapshot.
-- batch_id             text   Load it came with.
-- line                 count  Line of the file.
-- opportunity_id       text   The deal.
-- changed_at           time   When the change happened, or was first seen.
-- stage                text   Stage from then on.
-- previous_stage       text   Stage before; empty on the first snapshot.
-- amount               money  Amount from then on, in the deal's own currency.
-- close_date           date   Close date from then on.
-- previous_close_date  date   Close date before.
-- kind                 text   How it is known: grown or first_seen.
with snapshots as (
    select * from raw_opportunities
),

batches as (
    select * from live_batches
    where table_name = 'opportunities'
),

first_file as (
    select min(observed_on) as first_observed_on from batches
),

seen as (
    select
        snapshots.row_id,
        snapshots.batch_id,
        snapshots.line,
        snapshots.key,
        snapshots.stage,
        snapshots.amount,
        snapshots.close_date,
        batches.observed_on,
        row_number() over in_order as place,
        lag(snapshots.stage) over in_order as previous_stage,
        lag(snapshots.amount) over in_order as previous_amount,
        lag(snapshots.close_date) over in_order as previous_close_date
    from snapshots
    inner join batches on snapshots.batch_id = batches.batch_id
    where not snapshots.is_merged and not snapshots.is_vanished
    window in_order as (partition by snapshots.key order by batches.observed_on, batches.version, snapshots.line)
),

changed as (
    select
        seen.*,
        first_file.first_observed_on
    from seen
    cross join first_file
    where
        seen.place = 1
        or seen.stage <> seen.previous_stage
        or seen.amount is distinct from seen.previous_amount
        or seen.close_date is distinct from seen.previous_close_date
),

named as (
    select
        changed.*,
        snapshots.created_at,
        coalesce(
            snapshots.opportunity_id,
            lower(trim(snapshots.opportunity_name))
            || ' @ ' || coalesce(snapshots.account_id, lower(trim(snapshots.account_name)))
        ) as opportunity_id,
        (
            changed.place = 1
            and cast(snapshots.created_at as date) > changed.first_observed_on
            and cast(snapshots.created_at as date) <= changed.observed_on
        ) as is_creation
    from changed
    inner join snapshots on changed.row_id = snapshots.row_id
),

dated as (
    select
        row_id,
        batch_id,
        line,
        opportunity_id,
        case when is_creation then created_at else cast(observed_on as timestamp) end as changed_at,
        stage,
        previous_stage,
        amount,
        close_date,
        previous_close_date,
        case when place > 1 or is_creation then 'grown' else 'first_seen' end as kind
    from named
)

select * from dated
