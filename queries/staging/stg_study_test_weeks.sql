-- Weeks of the tests that are over: what came in the treated regions beside what was to be expected.
--
-- grain: experiment_id, week_start_date
--
-- experiment_id    text  The test.
-- week_start_date  date  Monday of the week.
-- actual           ratio What came in the treated regions, in units of the test's outcome.
-- predicted        ratio What was to be expected; empty before the test.
-- low              ratio Low end of the 90% interval of one week.
-- high             ratio High end of it.
with used as (
    select * from stg_study_use
),

weeks as (
    select
        weeks.experiment_id,
        weeks.week_start_date,
        weeks.actual,
        weeks.predicted,
        weeks.low,
        weeks.high
    from used
    inner join study_test_weeks as weeks on used.run_id = weeks.run_id
)

select * from weeks
