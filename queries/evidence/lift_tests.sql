-- Which tests of channels are over, and what did they find?
--
-- grain: experiment_id
-- side: marketing
--
-- experiment_id   text  Its id.
-- channel         text  Channel it tested.
-- start_date      date  First day.
-- end_date        date  Last day.
-- design          text  Kind of test.
-- treated         text  Regions or accounts it changed, separated by semicolons.
-- lift            ratio What the channel brought in them over the test and four weeks more, in the outcome's units.
-- standard_error  ratio Standard error of the lift.
-- outcome         text  opportunities, pipeline or revenue.
with tests as (
    select * from stg_experiments
),

finished as (
    select
        tests.experiment_id,
        tests.channel,
        tests.start_date,
        tests.end_date,
        tests.design,
        tests.treated,
        tests.lift,
        tests.standard_error,
        coalesce(tests.outcome, 'opportunities') as outcome
    from tests
    inner join stg_as_of as clock on tests.end_date < clock.as_of
    where tests.lift is not null and tests.standard_error > 0
)

select * from finished
order by start_date, experiment_id
