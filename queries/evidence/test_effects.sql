-- What did each test change in the verdict?
--
-- The same weeks weighed once more without the test: the answer before it, beside the answer that stands. Two rows a
-- test: its channel, and all channels together, in whole deals. Before is empty where no answer without the test is
-- kept yet.
--
-- grain: experiment_id, is_total
-- side: marketing
-- $study          text?  Which study; the usual window when absent.
-- $experiment_id  text?  Only this test; all when absent.
--
-- experiment_id        text    The test.
-- channel              text    Channel it tested, or All channels.
-- is_total             flag    Whether the row is about all channels.
-- state                text    told, left_out (the model cannot take it), or waits (not weighed without it yet).
-- remark               text    Why it is left out.
-- drives_before        text    Whether the channel drives deals, told without the test: yes, likely, cannot_tell or no.
-- chance_before        percent Chance behind that word.
-- deals_before_low     count   Deals it brought, told without the test, low end.
-- deals_before         count   Deals it brought.
-- deals_before_high    count   Deals it brought, high end.
-- revenue_before_low   money   Revenue it brought, told without the test, low end.
-- revenue_before       money   Revenue it brought.
-- revenue_before_high  money   Revenue it brought, high end.
-- drives_after         text    Whether it drives deals, as the verdict says with the test.
-- chance_after         percent Chance behind that word; empty where nothing was published.
-- deals_after_low      count   Deals it brought, told with the test, low end.
-- deals_after          count   Deals it brought.
-- deals_after_high     count   Deals it brought, high end.
-- revenue_after_low    money   Revenue it brought, told with the test, low end.
-- revenue_after        money   Revenue it brought.
-- revenue_after_high   money   Revenue it brought, high end.
with tests as (
    select
        experiment_id,
        unnest([channel, '']) as channel
    from stg_experiments
    where lift is not null and standard_error > 0 and ($experiment_id is null or experiment_id = $experiment_id)
),

without as (
    select * from stg_study_without
    where kind = coalesce($study, 'spend')
),

checks as (
    select * from stg_study_checks
    where kind = coalesce($study, 'spend') and sentence like 'Test % is not used: %'
),

measures as (
    select * from stg_study_measures
    where kind = coalesce($study, 'spend') and region = ''
),

verdicts as (
    select * from stg_study_verdicts
    where kind = coalesce($study, 'spend')
),

told as (
    select
        tests.experiment_id,
        if(tests.channel = '', 'All channels', tests.channel) as channel,
        tests.channel = '' as is_total,
        case
            when checks.sentence is not null then 'left_out'
            when without.chance is null then 'waits'
            else 'told'
        end as state,
        checks.sentence as remark,
        if(without.drives = without.drives_with, verdicts.drives, without.drives) as drives_before,
        without.chance as chance_before,
        round(without.deals_low) as deals_before_low,
        round(without.deals) as deals_before,
        round(without.deals_high) as deals_before_high,
        cast(without.revenue_low as decimal(18, 2)) as revenue_before_low,
        cast(without.revenue as decimal(18, 2)) as revenue_before,
        cast(without.revenue_high as decimal(18, 2)) as revenue_before_high,
        verdicts.drives as drives_after,
        verdicts.drives_chance as chance_after,
        round(measures.deals_low) as deals_after_low,
        round(measures.deals) as deals_after,
        round(measures.deals_high) as deals_after_high,
        measures.revenue_low as revenue_after_low,
        measures.revenue as revenue_after,
        measures.revenue_high as revenue_after_high
    from tests
    left join verdicts on tests.channel = verdicts.channel
    left join measures on tests.channel = measures.channel
    left join without on tests.experiment_id = without.experiment_id and tests.channel = without.channel
    left join checks on checks.sentence like format('Test {} is not used: %', tests.experiment_id)
)

select * from told
order by experiment_id desc, is_total asc
