-- Which tests were entered or read out in Tandem?
--
-- grain: experiment_id
-- side: marketing
--
-- channel        text  Channel it tests.
-- start_date     date  First day.
-- end_date       date  Last day.
-- treated        text  Regions it changes, separated by semicolons.
-- what           text  entered, or with its lift.
-- file_name      text  Always empty: it came with no file.
-- batch_id       text  Entry that wrote it last.
-- experiment_id  text  Its id.
with tests as (
    select * from stg_experiments
),

files as (
    select * from stg_batches
),

written as (
    select
        tests.channel,
        tests.start_date,
        tests.end_date,
        tests.treated,
        if(tests.lift is null, 'entered', 'with its lift') as what,
        files.file_name,
        tests.batch_id,
        tests.experiment_id
    from tests
    left join files on tests.batch_id = files.batch_id
    where files.batch_id is null
)

select * from written
order by start_date desc, experiment_id asc
