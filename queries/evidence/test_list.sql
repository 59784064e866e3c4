-- Which tests of channels are planned, run or over?
--
-- Randomised only where the row says that chance drew the regions; all else is observational. A test is over once the
-- four weeks after it are complete: a channel works on for a while.
--
-- grain: experiment_id
-- side: marketing
--
-- experiment_id   text  Its id.
-- channel         text  Channel it tests.
-- state           text  planned, running, waiting (for the four weeks after it) or over.
-- start_date      date  First day.
-- end_date        date  Last day.
-- known_on        date  Day from which it is over.
-- design          text  Kind of test.
-- kind            text  randomised or observational.
-- treated         text  Regions or accounts it changes, separated by semicolons.
-- places          text  The same in words; all regions where none is named.
-- control         text  Regions or accounts compared with, separated by semicolons.
-- outcome         text  opportunities, pipeline or revenue.
-- lift            ratio What the channel brought as the row has it; empty where none was given.
-- standard_error  ratio Standard error of the lift.
-- low             ratio Low end of its 90% interval.
-- high            ratio High end of it.
-- is_weighed      flag  Whether the verdict takes it into account.
-- hypothesis      text  What was expected.
with tests as (
    select * from stg_experiments
),

clock as (
    select * from stg_as_of
),

placed as (
    select
        tests.experiment_id,
        tests.channel,
        case
            when tests.start_date >= clock.as_of then 'planned'
            when tests.end_date >= clock.as_of then 'running'
            when tests.end_date + 28 >= clock.as_of then 'waiting'
            else 'over'
        end as state,
        tests.start_date,
        tests.end_date,
        tests.end_date + 29 as known_on,
        coalesce(tests.design, 'geo hold-out') as design,
        case when tests.assignment = 'random' then 'randomised' else 'observational' end as kind,
        tests.treated,
        coalesce(replace(tests.treated, ';', ', '), 'all regions') as places,
        tests.control,
        coalesce(tests.outcome, 'opportunities') as outcome,
        cast(tests.lift as double) as lift,
        cast(tests.standard_error as double) as standard_error,
        cast(tests.lift - 1.645 * tests.standard_error as double) as low,
        cast(tests.lift + 1.645 * tests.standard_error as double) as high,
        coalesce(
            tests.end_date < clock.as_of and tests.lift is not null and tests.standard_error > 0, false
        ) as is_weighed,
        tests.hypothesis
    from tests
    cross join clock
)

select * from placed
order by start_date desc, experiment_id asc
