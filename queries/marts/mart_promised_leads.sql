-- How many leads a day marketing promised in each fiscal quarter: its target, spread evenly.
--
-- The same promise may stand at several levels of detail; a question takes the rows of the smallest that fits.
--
-- grain: metric, quarter_start_date, region, segment, team
--
-- metric              text  leads or mqls.
-- quarter_start_date  date  First day of the fiscal quarter.
-- quarter_end_date    date  First day after it.
-- region              text  Region it holds for; empty for all.
-- segment             text  Segment it holds for; empty for all.
-- team                text  Team it holds for; empty for all.
-- detail              count 0 for all, plus 1 by region, 2 by segment, 4 by team.
-- leads_a_day         ratio Leads promised for each day.
with targets as (
    select * from mart_targets
    where metric in ('leads', 'mqls')
),

quarters as (
    select distinct
        quarter_start_date,
        quarter_end_date
    from mart_calendar
),

spread as (
    select
        targets.metric,
        targets.quarter_start_date,
        quarters.quarter_end_date,
        targets.region,
        targets.segment,
        targets.team,
        targets.detail,
        cast(targets.value as double) / (quarters.quarter_end_date - quarters.quarter_start_date) as leads_a_day
    from targets
    inner join quarters on targets.quarter_start_date = quarters.quarter_start_date
)

select * from spread
