-- How often did what we said come true?
--
-- Promises by what the data said when they were closed, bets by how they ended, calls by whether won revenue of the
-- period came within a tenth of them, forecasts by whether the range told half-way held what was won (it should nine
-- times in ten), plans by whether they are believed to have brought what was expected. The interval (90%, Wilson) says
-- how little a few cases tell; what the data could not tell is left out of it.
--
-- grain: kind, side
-- rows: promises/said_and_came
-- side: both
--
-- kind       text    Promise, Bet, Call, Forecast or Plan.
-- side       text    Whose.
-- made       count   How many were made.
-- ended      count   Of these, ended.
-- came_true  count   Moved, held, within a tenth, in the range, or as expected.
-- did_not    count   Did not.
-- not_told   count   Ended where the data could not tell.
-- rate       percent Came true, as a share of those that can be told.
-- low        percent Low end of its 90% interval.
-- high       percent High end.
with judged as (
    select * from said_and_judged()
),

counted as (
    select
        kind,
        side,
        count(*) as made,
        count(*) filter (where outcome <> 'open') as ended,
        count(*) filter (where outcome = 'kept') as came_true,
        count(*) filter (where outcome = 'not_kept') as did_not,
        count(*) filter (where outcome = 'not_told') as not_told
    from judged
    group by kind, side
),

rated as (
    select
        *,
        nullif(came_true + did_not, 0) as told,
        came_true / nullif(came_true + did_not, 0) as rate,
        2.7055 as squared
    from counted
),

wilson as (
    select
        *,
        (rate + squared / (2 * told)) / (1 + squared / told) as middle,
        sqrt(squared * (rate * (1 - rate) + squared / (4 * told)) / told) / (1 + squared / told) as half
    from rated
),

ranged as (
    select
        kind,
        side,
        made,
        ended,
        came_true,
        did_not,
        not_told,
        rate,
        greatest(middle - half, 0) as low,
        least(middle + half, 1) as high
    from wilson
)

select * from ranged
order by kind desc, side asc
