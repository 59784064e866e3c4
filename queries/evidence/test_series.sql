-- What came in the treated regions, and what was to be expected?
--
-- Week by week; the band holds one week nine times in ten. The weeks to be expected begin with the test and go on for
-- the four weeks after it.
--
-- grain: experiment_id, week_start_date
-- side: marketing
-- $experiment_id  text?  Only this test; all when absent.
--
-- week_start_date  date  Monday of the week.
-- actual           count What came, in units of the test's outcome.
-- predicted        count What was to be expected; empty before the test.
-- low              count Low end of the interval of one week.
-- high             count High end of it.
-- experiment_id    text  The test.
with weeks as (
    select * from stg_study_test_weeks
    where $experiment_id is null or experiment_id = $experiment_id
),

chosen as (
    select
        week_start_date,
        actual,
        predicted,
        low,
        high,
        experiment_id
    from weeks
)

select * from chosen
order by experiment_id, week_start_date
