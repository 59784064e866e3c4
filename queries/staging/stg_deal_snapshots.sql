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

first_file as (
    select min(observed_on) as first_observed_on
    from live_batches
    where table_name = 'opportunities'
),

different as (
    select * from stg_deal_versions
),

aliases as (
    select * from mart_aliases
    where table_name = 'opportunities' and column_name = 'stage'
),

named as (
    select
        snapshots.*,
        coalesce(aliases.our_value, snapshots.stage) as known_stage,
        different.observed_on,
        different.version
    from different
    inner join snapshots on different.row_id = snapshots.row_id
    left join aliases on regexp_replace(lower(trim(snapshots.stage)), '\s+', ' ', 'g') = aliases.their_key
),

seen as (
    select
        *,
        row_number() over in_order as place,
        lag(known_stage) over in_order as previous_stage,
        lag(amount) over in_order as previous_amount,
        lag(close_date) over in_order as previous_close_date
    from named
    window in_order as (partition by key order by observed_on, version, line)
),

changed as (
    select
        *,
        cast(created_at as date) as created_date,
        coalesce(
            opportunity_id,
            lower(trim(opportunity_name)) || ' @ ' || coalesce(account_id, lower(trim(account_name)))
        ) as known_id
    from seen
    where
        place = 1
        or known_stage <> previous_stage
        or amount is distinct from previous_amount
        or close_date is distinct from previous_close_date
),

dated as (
    select
        changed.*,
        (
            changed.place = 1
            and changed.created_date > first_file.first_observed_on
            and changed.created_date <= changed.observed_on
        ) as is_creation
    from changed
    cross join first_file
),

told as (
    select
        row_id,
        batch_id,
        line,
        known_id as opportunity_id,
        case when is_creation then created_at else cast(observed_on as timestamp) end as changed_at,
        known_stage as stage,
        previous_stage,
        amount,
        close_date,
        previous_close_date,
        case when place > 1 or is_creation then 'grown' else 'first_seen' end as kind
    from dated
)

select * from told
