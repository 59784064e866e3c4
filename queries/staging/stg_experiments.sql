-- Tests of channels: planned, running and done.
--
-- A result is known once the test is over at the as-of date.
--
-- grain: experiment_id
--
-- row_id          count  Row of the experiment.
-- batch_id        text   Load it came with.
-- line            count  Line of the file.
-- experiment_id   text   Its id.
-- channel         text   Channel it tests.
-- start_date      date   First day.
-- end_date        date   Last day.
-- design          text   Kind of test, such as geo hold-out.
-- assignment      text   Who was treated: random or chosen; empty where nobody said.
-- treated         text   Regions or accounts it changed, separated by semicolons.
-- control         text   Regions or accounts compared with, separated by semicolons.
-- lift            ratio  What the channel brought, in units of the outcome.
-- standard_error  ratio  Standard error of the lift.
-- outcome         text   What was measured: opportunities, pipeline or revenue.
-- hypothesis      text   What was expected.
with experiments as (
    select
        *,
        end_date < coalesce(getvariable('as_of'), date '9999-12-31') as is_over
    from live_experiments
),

aliases as (
    select * from mart_aliases
    where table_name = 'experiments'
),

known as (
    select
        experiments.row_id,
        experiments.batch_id,
        experiments.line,
        experiments.experiment_id,
        coalesce(channels.our_value, experiments.channel) as channel,
        experiments.start_date,
        experiments.end_date,
        experiments.design,
        experiments.assignment,
        experiments.treated,
        experiments.control,
        case when experiments.is_over then experiments.lift end as lift,
        case when experiments.is_over then experiments.standard_error end as standard_error,
        experiments.outcome,
        experiments.hypothesis
    from experiments
    left join aliases as channels
        on
            regexp_replace(lower(trim(experiments.channel)), '\s+', ' ', 'g') = channels.their_key
            and channels.column_name = 'channel'
)

select * from known
