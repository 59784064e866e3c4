-- One row per day from 2000 to 2060, with its week, month and fiscal quarter.
--
-- Weeks begin on Monday. A fiscal year is called by the calendar year it ends in. Holidays of the settings are no
-- working days.
--
-- grain: date
--
-- date                 date   The day.
-- week_start_date      date   Monday of its week.
-- month_start_date     date   First day of its month.
-- quarter_start_date   date   First day of its fiscal quarter.
-- quarter_end_date     date   First day after its fiscal quarter.
-- quarter_label        text   Its fiscal quarter, such as Q4 2026.
-- fiscal_year          count  Its fiscal year.
-- year_start_date      date   First day of its fiscal year.
-- day_of_quarter       count  Days since the quarter began, 0 on its first day.
-- is_working_day       flag   Whether it is Monday to Friday and no holiday.
-- working_days_before  count  Working days since the calendar began, this day left out.
with settings as (
    select * from stg_chosen_settings
),

named_days as (
    select unnest(string_split(holidays, ';')) as named_day
    from settings
),

holidays as (
    select distinct try_cast(trim(named_day) as date) as date
    from named_days
    where try_cast(trim(named_day) as date) is not null
),

days as (
    select unnest(range(0, 22281)) as day_number
),

dated as (
    select
        date '2000-01-01' + cast(days.day_number as integer) as date,
        (days.day_number + 5) % 7 as day_of_week,
        (days.day_number + 5) // 7 as week_number,
        settings.first_fiscal_month
    from days
    cross join settings
),

months as (
    select
        *,
        year(date) * 12 + month(date) - 1 as month_number,
        (month(date) - first_fiscal_month + 12) % 12 as fiscal_month
    from dated
),

quarters as (
    select
        *,
        month_number - fiscal_month % 3 as quarter_month,
        month_number - fiscal_month as year_month,
        (month_number - fiscal_month + 11) // 12 as fiscal_year
    from months
),

starts as (
    select
        *,
        make_date(quarter_month // 12, quarter_month % 12 + 1, 1) as quarter_start_date,
        make_date((quarter_month + 3) // 12, (quarter_month + 3) % 12 + 1, 1) as quarter_end_date,
        make_date(year_month // 12, year_month % 12 + 1, 1) as year_start_date
    from quarters
),

labelled as (
    select
        date,
        date - cast(day_of_week as integer) as week_start_date,
        date - cast(day(date) - 1 as integer) as month_start_date,
        quarter_start_date,
        quarter_end_date,
        'Q' || cast(fiscal_month // 3 + 1 as varchar) || ' ' || cast(fiscal_year as varchar) as quarter_label,
        fiscal_year,
        year_start_date,
        date - quarter_start_date as day_of_quarter,
        day_of_week < 5 as is_weekday,
        week_number * 5 + least(day_of_week, 5) as weekdays_before
    from starts
),

worked as (
    select
        labelled.date,
        labelled.week_start_date,
        labelled.month_start_date,
        labelled.quarter_start_date,
        labelled.quarter_end_date,
        labelled.quarter_label,
        labelled.fiscal_year,
        labelled.year_start_date,
        labelled.day_of_quarter,
        labelled.is_weekday and holidays.date is null as is_working_day,
        labelled.weekdays_before
        - coalesce(
            count(case when labelled.is_weekday then holidays.date end) over (
                order by labelled.date rows between unbounded preceding and 1 preceding
            ), 0
        ) as working_days_before
    from labelled
    left join holidays on labelled.date = holidays.date
)

select * from worked
