-- Leaders' commit calls, forecasts told half-way through past quarters, and saved plans in total.
--
-- What a period won is no row of theirs: calls and forecasts stand without it.
--
-- grain: kind, said_id
--
-- kind          text  Call, Forecast or Plan.
-- said_id       text  Which one.
-- side          text  Whose: marketing, sales or both.
-- who           text  Who said it.
-- said_on       date  Day it was said.
-- about         text  What was said, in words.
-- question      text  Question whose number tells; empty where it is money won.
-- period_start  date  First day of the period called or forecast; empty for the rest.
-- said_low      ratio What was said, low end of its range.
-- said          ratio What was said, where it is a number.
-- said_high     ratio High end.
-- ended_on      date  Day it ended or should; empty where none is named.
-- came_low      ratio What came, low end of its interval; for a promise the change.
-- came          ratio What came; empty for a call or forecast.
-- came_high     ratio High end.
-- outcome       text  kept, not_kept or open; empty for a call or forecast.
-- learned       text  What was learned, in a sentence.
with calls as (
    select * from stg_commitments
    where metric = 'revenue' and call = 'commit'
),

calendar as (
    select * from stg_calendar
),

forecasts as (
    select * from stg_said_forecasts
),

plans as (
    select * from stg_plan_outcomes
    where is_total
),

told as (
    select
        'Call' as kind,
        concat_ws(' ', calls.called_on, calls.called_by, calls.period_start, calls.period_end) as said_id,
        coalesce(calls.side, 'both') as side,
        calls.called_by as who,
        calls.called_on as said_on,
        calendar.quarter_label as about,
        cast(null as varchar) as question,
        calls.period_start,
        cast(null as double) as said_low,
        cast(calls.value as double) as said,
        cast(null as double) as said_high,
        calls.period_end as ended_on,
        cast(null as double) as came_low,
        cast(null as double) as came,
        cast(null as double) as came_high,
        cast(null as varchar) as outcome,
        cast(null as varchar) as learned
    from calls
    inner join calendar on calls.period_start = calendar.date
    union all
    select
        'Forecast' as kind,
        said_id,
        'both' as side,
        'Tandem' as who,
        said_on,
        about,
        cast(null as varchar) as question,
        period_start,
        said_low,
        said,
        said_high,
        period_end as ended_on,
        cast(null as double) as came_low,
        cast(null as double) as came,
        cast(null as double) as came_high,
        cast(null as varchar) as outcome,
        cast(null as varchar) as learned
    from forecasts
    union all
    select
        'Plan' as kind,
        plan_id as said_id,
        'marketing' as side,
        saved_by as who,
        saved_on as said_on,
        concat_ws(', ', plan_name, quarter_label) as about,
        cast(null as varchar) as question,
        cast(null as date) as period_start,
        cast(expected_low as double) as said_low,
        cast(expected as double) as said,
        cast(expected_high as double) as said_high,
        period_end as ended_on,
        cast(believed_low as double) as came_low,
        cast(believed as double) as came,
        cast(believed_high as double) as came_high,
        case
            when outcome in ('more', 'as_expected') then 'kept'
            when outcome = 'less' then 'not_kept'
            else 'open'
        end as outcome,
        cast(null as varchar) as learned
    from plans
)

select * from told
