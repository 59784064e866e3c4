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
-- treated_share   ratio Share of all deals that belong to those regions or accounts; empty where none is named.
-- lift            ratio What the channel brought in them over the test and four weeks more, in the outcome's units.
-- standard_error  ratio Standard error of the lift.
-- outcome         text  opportunities, pipeline or revenue.
with tests as (
    select * from stg_experiments
),

deals as (
    select * from mart_deals
    where created_date is not null
),

counted as (
    select count(*) as deals from deals
),

finished as (
    select
        tests.experiment_id,
        tests.channel,
        tests.start_date,
        tests.end_date,
        tests.design,
        tests.treated,
        string_split_regex(trim(tests.treated), '\s*;\s*') as names,
        tests.lift,
        tests.standard_error,
        coalesce(tests.outcome, 'opportunities') as outcome
    from tests
    inner join stg_as_of as clock on tests.end_date < clock.as_of
    where tests.lift is not null and tests.standard_error > 0
),

shares as (
    select
        finished.experiment_id,
        count(*) as deals
    from finished
    inner join deals
        on
            list_contains(finished.names, deals.region)
            or list_contains(finished.names, deals.account_id)
            or list_contains(finished.names, deals.account_name)
    group by finished.experiment_id
),

told as (
    select
        finished.experiment_id,
        finished.channel,
        finished.start_date,
        finished.end_date,
        finished.design,
        finished.treated,
        shares.deals / nullif(counted.deals, 0) as treated_share,
        finished.lift,
        finished.standard_error,
        finished.outcome
    from finished
    cross join counted
    left join shares on finished.experiment_id = shares.experiment_id
)

select * from told
order by start_date, experiment_id
