-- Which rows changed the past?
--
-- grain: restated_version, restated_metric, quarter_start_date, key_row
-- side: both
-- $restated_version  integer? Only what this version changed; all when absent.
-- $metric            text?    Only won, lost, created or spend; all when absent.
-- $quarter_start     date?    Only the quarter that begins on this day; all when absent.
--
-- restated_version    count  Version that changed it.
-- restated_metric     text   won, lost, created or spend.
-- quarter_start_date  date   First day of the fiscal quarter.
-- quarter_label       text   The fiscal quarter.
-- reason              text   late, amount, moved, outcome, vanished, undone, currency, rates or words.
-- before_amount       money  What the row added to the quarter before.
-- after_amount        money  What it adds since.
-- difference          money  What the change added to the quarter.
-- source_file         text   File whose row counts now; where none does, the one whose row counted before.
-- source_line         count  Line of that file.
-- batch_id            text   Load that brought it.
-- key_row             count  First row of the deal or line of spend that changed.
with chosen as (
    select *
    from mart_restatements
    where
        ($restated_version is null or version = $restated_version)
        and ($metric is null or metric = $metric)
        and ($quarter_start is null or quarter_start_date = $quarter_start)
),

files as (
    select * from stg_batches
),

listed as (
    select
        chosen.version as restated_version,
        chosen.metric as restated_metric,
        chosen.quarter_start_date,
        chosen.quarter_label,
        chosen.reason,
        chosen.before_amount,
        chosen.after_amount,
        chosen.difference,
        files.file_name as source_file,
        chosen.line as source_line,
        chosen.batch_id,
        chosen.key_row
    from chosen
    left join files on chosen.batch_id = files.batch_id
)

select * from listed
order by restated_version desc, abs(difference) desc, key_row asc
