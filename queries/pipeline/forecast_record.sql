-- How often was the forecast right?
--
-- Over the weeks of past quarters: how often what happened lay in the range, and how often targets were made that were
-- given a chance like this. Weeks of one quarter share its fortune, so few quarters prove little.
--
-- grain: place
-- rows: pipeline/past_forecasts
-- side: both
-- $to  date  First day no longer counted.
--
-- place     count   Place in the list.
-- said      text    What was said.
-- chance    percent How sure that was.
-- happened  percent How often it happened.
-- weeks     count   Weeks of past quarters.
-- quarters  count   Quarters they are of.
with drawn as (
    select
        draws.day,
        draws.to_date,
        draws.amount,
        calendar.quarter_start_date
    from stg_forecast_draws as draws
    inner join mart_calendar as calendar on draws.day = calendar.date
    where
        draws.kind = 'forecast'
        and draws.level = 'all'
        and draws.to_date < draws.last_date
        and draws.to_date <= $to
),

held as (
    select
        drawn.day,
        drawn.quarter_start_date,
        (count(*) filter (where drawn.amount < results.won) + 0.5) / (count(*) + 1) as place,
        0.01 + 0.98 * avg(cast(drawn.amount >= results.target as integer)) as chance,
        any_value(results.won >= results.target) as is_made
    from drawn
    inner join mart_quarter_results as results on drawn.quarter_start_date = results.quarter_start_date
    where results.won is not null
    group by drawn.day, drawn.quarter_start_date
),

said (place, said, low_end, high_end, is_range) as (
    values
    (1, 'Half of the time in this range', 0.25, 0.75, true),
    (2, 'Four times in five in this range', 0.1, 0.9, true),
    (3, 'Nine times in ten in this range', 0.05, 0.95, true),
    (4, 'Target unlikely: less than a third', 0.0, 0.333333, false),
    (5, 'Target open: a third to two thirds', 0.333333, 0.666667, false),
    (6, 'Target likely: more than two thirds', 0.666667, 1.0, false)
),

counted as (
    select
        said.place,
        said.said,
        case when said.is_range then said.high_end - said.low_end else avg(held.chance) end as chance,
        avg(
            case
                when said.is_range then cast(held.place between said.low_end and said.high_end as integer)
                else cast(held.is_made as integer)
            end
        ) as happened,
        count(*) as weeks,
        count(distinct held.quarter_start_date) as quarters
    from said
    inner join held on said.is_range or held.chance between said.low_end and said.high_end
    group by said.place, said.said, said.is_range, said.low_end, said.high_end
)

select * from counted
order by place
