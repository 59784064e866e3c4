-- Small bets: a hunch written down before, scored after.
--
-- Written in the app: follows the version, not the as-of date.
--
-- grain: bet_id
--
-- batch_id    text  Entry that wrote it last.
-- bet_id      text  Identifier of the bet.
-- made_on     date  Day the hunch was written down.
-- owner       text  Whose bet it is.
-- side        text  Which side makes it.
-- kind        text  What is tried.
-- hunch       text  What is expected, in a sentence.
-- question    text  Question whose number scores it.
-- expected    count Number that is expected.
-- start_date  date  First day of the bet.
-- end_date    date  Last day of the bet.
-- result      count Number that came out.
-- result_low  count Low end of the result's 90% interval; empty where it is no rate.
-- result_high count High end of it.
-- status      text  Where it stands.
-- learned     text  What we learned, in a sentence.
with bets as (
    select * from live_bets
),

chosen as (
    select
        batch_id,
        bet_id,
        made_on,
        owner,
        side,
        kind,
        hunch,
        question,
        expected,
        start_date,
        end_date,
        result,
        result_low,
        result_high,
        status,
        learned
    from bets
)

select * from chosen
