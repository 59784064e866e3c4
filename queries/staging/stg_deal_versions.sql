-- Every snapshot of a deal that differs in anything from the snapshot before it, by the day it was observed on.
--
-- grain: row_id
--
-- row_id       count  Row of the snapshot.
-- line         count  Line of the file.
-- observed_on  date   Day the file was observed.
-- version      count  Version the file came with.
with snapshots as (
    select *
    from raw_opportunities
    where not is_merged and not is_vanished
),

batches as (
    select *
    from live_batches
    where table_name = 'opportunities'
),

ordered as (
    select
        snapshots.row_id,
        snapshots.key,
        snapshots.line,
        batches.observed_on,
        batches.version,
        snapshots.content,
        lag(snapshots.content) over in_order as previous_content
    from snapshots
    inner join batches on snapshots.batch_id = batches.batch_id
    window in_order as (partition by snapshots.key order by batches.observed_on, batches.version, snapshots.line)
),

different as (
    select
        row_id,
        line,
        observed_on,
        version
    from ordered
    where previous_content is null or content <> previous_content
)

select * from different
