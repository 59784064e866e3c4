-- What did each finished test find, by three methods?
--
-- Read out of deals by region and week, over the test and the four weeks after it. The methods lean on different
-- things; where they agree the finding stands. An observational test says what went together, not what caused it.
--
-- grain: experiment_id, method
-- side: marketing
-- $experiment_id  text?  Only this test; all when absent.
--
-- experiment_id   text  The test.
-- channel         text  Channel tested.
-- kind            text  randomised or observational.
-- outcome         text  opportunities, pipeline or revenue.
-- method          text  How it was read out; as given, where the row brought its own lift.
-- low             ratio Low end of the 90% interval.
-- lift            ratio What the channel brought in the treated regions.
-- high            ratio High end of it.
-- standard_error  ratio Standard error of the lift.
-- rank            count Place of the treated regions among all by how far they strayed; 1 strayed farthest.
-- units           count Of how many that is.
-- remark          text  How far they strayed beside the others, or what to know.
-- is_weighed      flag  Whether the verdict takes this number into account.
with tests as (
    select
        experiment_id,
        channel,
        outcome,
        case when assignment = 'random' then 'randomised' else 'observational' end as kind,
        cast(lift as double) as lift,
        cast(standard_error as double) as standard_error
    from stg_experiments
    where $experiment_id is null or experiment_id = $experiment_id
),

read_out as (
    select
        experiment_id,
        method,
        low,
        lift,
        high,
        standard_error,
        rank,
        units,
        case
            when rank is null then sentence
            else format('strayed more than {} of {} other regions', units - rank, units - 1)
        end as remark
    from stg_study_lifts
),

narrowest as (
    select
        experiment_id,
        min(standard_error) as standard_error
    from stg_study_lifts
    group by experiment_id
),

given as (
    select
        tests.experiment_id,
        'as given' as method,
        tests.lift - 1.645 * tests.standard_error as low,
        tests.lift,
        tests.lift + 1.645 * tests.standard_error as high,
        tests.standard_error,
        cast(null as integer) as rank,
        cast(null as integer) as units,
        concat_ws(
            ', ',
            if(tests.standard_error > 0, 'the verdict weighs it', 'no error, so the verdict leaves it out'),
            if(tests.standard_error < narrowest.standard_error / 2, 'narrower than these deals can tell', null)
        ) as remark
    from tests
    left join narrowest on tests.experiment_id = narrowest.experiment_id
    where tests.lift is not null
),

together as (
    select * from given
    union all
    select * from read_out
),

told as (
    select
        tests.experiment_id,
        tests.channel,
        tests.kind,
        coalesce(tests.outcome, 'opportunities') as outcome,
        together.method,
        together.low,
        together.lift,
        together.high,
        together.standard_error,
        together.rank,
        together.units,
        together.remark,
        together.method = 'as given' and coalesce(together.standard_error > 0, false) as is_weighed
    from tests
    inner join together on tests.experiment_id = together.experiment_id
)

select * from told
order by experiment_id desc, method <> 'as given' asc, method asc
