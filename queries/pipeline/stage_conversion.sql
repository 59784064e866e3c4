-- Of the deals that entered each stage, how many move on?
--
-- The cohort of deals that first entered the stage in the period, each pipeline with its own stages. Moved on means
-- stood in any later stage or was won, so a skipped stage or a way back does no harm. Deals still deciding are not
-- counted as failures: the share is the cumulative incidence of moving on, with lost as the competing end
-- (Aalen–Johansen over days in the stage), and the median takes them as not yet gone (Kaplan–Meier). The range holds
-- nine times in ten (delta method, Marubini and Valsecchi 1995).
--
-- grain: pipeline, stage
-- rows: pipeline/stage_conversion_rows
-- side: both
-- better: higher
-- $cohort_from  date?   First day of entering; 12 months before the last when absent.
-- $to           date    First day no longer counted.
-- $regions      text[]? Only these regions; all when absent.
-- $segments     text[]? Only these segments; all when absent.
--
-- pipeline     text    Pipeline.
-- stage        text    Stage, in the order deals go through them; stages deals end in are left out.
-- entered      count   Deals that entered it.
-- advanced     count   Deals that moved on so far.
-- lost         count   Deals lost without having moved on.
-- deciding     count   Deals that have done neither yet.
-- low          percent Low end of the range of the share that moves on.
-- conversion   percent Share that moves on.
-- high         percent High end of the range.
-- median_days  days    Half of the deals have left the stage, on or out, after this long; empty where half have not.
with visits as (
    select
        *,
        advanced_date is not null and advanced_date < $to as has_advanced,
        lost_date is not null and lost_date < $to as is_lost,
        least(days, $to - entered_date) as age
    from mart_stage_visits
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and entered_date < $to
        and entered_date >= coalesce($cohort_from, cast(cast($to as date) - interval 12 month as date))
),

by_age as (
    select
        pipeline,
        stage,
        stage_order,
        age,
        count(*) as leaving,
        count(*) filter (where has_advanced) as advanced,
        count(*) filter (where is_lost) as lost
    from visits
    group by pipeline, stage, stage_order, age
),

at_risk as (
    select
        *,
        cast(sum(leaving) over (partition by pipeline, stage order by age desc) as double) as standing
    from by_age
),

surviving as (
    select
        *,
        product(1 - (advanced + lost) / standing) over so_far as still_there,
        product(1 - (advanced + lost) / standing) over before as there_before
    from at_risk
    window
        so_far as (partition by pipeline, stage order by age),
        before as (partition by pipeline, stage order by age rows between unbounded preceding and 1 preceding)
),

shared as (
    select
        *,
        sum(coalesce(there_before, 1) * advanced / standing) over so_far as share,
        sum(coalesce(there_before, 1) * advanced / standing) over whole as final_share
    from surviving
    window
        so_far as (partition by pipeline, stage order by age),
        whole as (partition by pipeline, stage)
),

measured as (
    select
        pipeline,
        stage,
        stage_order,
        cast(sum(leaving) as bigint) as entered,
        cast(sum(advanced) as bigint) as advanced,
        cast(sum(lost) as bigint) as lost,
        max(final_share) as conversion,
        1.645 * sqrt(greatest(sum(
            case
                when standing > advanced + lost
                    then pow(final_share - share, 2) * (advanced + lost) / (standing * (standing - advanced - lost))
                else 0
            end
            + pow(coalesce(there_before, 1), 2) * (standing - advanced) * advanced / pow(standing, 3)
            - 2 * (final_share - share) * coalesce(there_before, 1) * advanced / pow(standing, 2)
        ), 0)) as reach,
        min(age) filter (where still_there <= 0.5) as median_days
    from shared
    group by pipeline, stage, stage_order
),

rated as (
    select
        pipeline,
        stage,
        entered,
        advanced,
        lost,
        entered - advanced - lost as deciding,
        greatest(conversion - reach, 0) as low,
        conversion,
        least(conversion + reach, 1) as high,
        median_days
    from measured
    order by pipeline, stage_order
)

select * from rated
