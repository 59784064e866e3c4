-- What was promised for each fiscal quarter.
--
-- A target over another period counts in each quarter by the days they share, so that months add up and a year is
-- split. The same promise may stand at several levels of detail (all, by region, by segment, by team); they are never
-- added to each other: a question takes the rows of the smallest `detail` that fits its filters.
--
-- grain: metric, quarter_start_date, region, segment, team
--
-- metric              text  What is promised: revenue, pipeline, deals, leads, mqls, spend or the file's own word.
-- quarter_start_date  date  First day of the fiscal quarter.
-- quarter_label       text  The fiscal quarter, such as Q4 2026.
-- region              text  Region it holds for; empty for all.
-- segment             text  Segment it holds for; empty for all.
-- team                text  Team it holds for; empty for all.
-- detail              count 0 for all, plus 1 by region, 2 by segment, 4 by team.
-- value               money How much is promised, in the metric's own unit.
with targets as (
    select
        *,
        lower(trim(metric)) as given_metric
    from stg_targets
    where period_start <= period_end
),

quarters as (
    select distinct
        quarter_start_date,
        quarter_end_date,
        quarter_label
    from mart_calendar
),

shared as (
    select
        targets.*,
        quarters.quarter_start_date,
        quarters.quarter_label,
        targets.period_end - targets.period_start + 1 as period_days,
        least(targets.period_end + 1, quarters.quarter_end_date)
        - greatest(targets.period_start, quarters.quarter_start_date) as shared_days
    from targets
    inner join quarters
        on
            targets.period_start < quarters.quarter_end_date
            and targets.period_end >= quarters.quarter_start_date
),

named as (
    select
        case
            when given_metric in ('revenue', 'won', 'won_amount', 'won amount', 'bookings', 'booked_revenue', 'sales')
                then 'revenue'
            when given_metric in ('lead', 'leads') then 'leads'
            when given_metric in ('mql', 'mqls') then 'mqls'
            else given_metric
        end as metric,
        quarter_start_date,
        quarter_label,
        region,
        segment,
        team,
        value * shared_days / period_days as shared_value
    from shared
),

added as (
    select
        metric,
        quarter_start_date,
        quarter_label,
        region,
        segment,
        team,
        case when region is null then 0 else 1 end
        + case when segment is null then 0 else 2 end
        + case when team is null then 0 else 4 end as detail,
        cast(sum(shared_value) as decimal(18, 2)) as value
    from named
    group by metric, quarter_start_date, quarter_label, region, segment, team
)

select * from added
