-- Read-outs of the tests that are over, by method, of the study that is shown.
--
-- grain: experiment_id, method
--
-- experiment_id   text  The test.
-- method          text  How it was read out; empty text where it could not be.
-- low             ratio Low end of the 90% interval of the lift.
-- lift            ratio What the channel brought, in units of the test's outcome.
-- high            ratio High end of it.
-- standard_error  ratio Standard error of the lift.
-- rank            count Place of the treated regions among all by how far they strayed; 1 strayed farthest.
-- units           count Of how many that is.
-- sentence        text  What to know of it; empty text where nothing is.
-- is_current      flag  Whether it was made from what is known now.
with used as (
    select * from stg_study_use
),

lifts as (
    select
        lifts.experiment_id,
        lifts.method,
        lifts.low,
        lifts.lift,
        lifts.high,
        lifts.standard_error,
        lifts.rank,
        lifts.units,
        lifts.sentence,
        used.is_current
    from used
    inner join study_lifts as lifts on used.run_id = lifts.run_id
)

select * from lifts
