-- Which quarters can be planned?
--
-- The quarter of the as-of day and the five after it.
--
-- grain: quarter_start_date
--
-- quarter_label       text  Fiscal quarter, such as Q4 2026.
-- quarter_start_date  date  Its first day.
-- quarter_end_date    date  First day after it.
-- is_this             flag  Whether it is the quarter of the as-of day.
-- target              money Revenue promised for it; empty where no target is on file.
with today as (
    select calendar.quarter_start_date
    from mart_calendar as calendar
    inner join stg_as_of as as_of on calendar.date = as_of.as_of
),

quarters as (
    select distinct
        calendar.quarter_label,
        calendar.quarter_start_date,
        calendar.quarter_end_date,
        calendar.quarter_start_date = today.quarter_start_date as is_this
    from mart_calendar as calendar
    inner join today
        on
            calendar.quarter_start_date >= today.quarter_start_date
            and calendar.quarter_start_date < today.quarter_start_date + 540
),

promised as (
    select
        quarter_start_date,
        sum(value) as value,
        row_number() over (partition by quarter_start_date order by detail) as choice
    from mart_targets
    where metric = 'revenue'
    group by quarter_start_date, detail
),

told as (
    select
        quarters.quarter_label,
        quarters.quarter_start_date,
        quarters.quarter_end_date,
        quarters.is_this,
        cast(promised.value as decimal(18, 2)) as target
    from quarters
    left join promised on quarters.quarter_start_date = promised.quarter_start_date and promised.choice = 1
)

select * from told
order by quarter_start_date
