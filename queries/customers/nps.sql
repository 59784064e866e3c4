-- How many customers would recommend us?
--
-- NPS of the last 365 days: per cent that gave 9 or 10, less per cent that gave 0 to 6, the newest score of each
-- account. The interval widens where few were asked.
--
-- grain: state
-- rows: customers/voice_rows
-- side: both
-- better: higher
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- value       count NPS, from −100 to 100.
-- low         count 5 in 100 that it is less.
-- high        count 5 in 100 that it is more.
-- base_value  count NPS of the 365 days before.
-- accounts    count Accounts that gave a score.
-- promoters   count Of these, gave 9 or 10.
-- detractors  count Gave 0 to 6.
-- state       text  ok, few where fewer than 10 were asked, or empty.
with scores as (
    select
        voices.account_key,
        voices.said_on >= clock.as_of - 365 as is_now,
        arg_max(voices.score, (voices.said_on, voices.voice_key)) as score
    from mart_voice as voices
    cross join stg_as_of as clock
    where
        voices.kind = 'nps'
        and voices.score between 0 and 10
        and voices.said_on >= clock.as_of - 730
        and ($regions is null or list_contains($regions, voices.region))
        and ($segments is null or list_contains($segments, voices.segment))
    group by voices.account_key, is_now
),

points as (
    select
        is_now,
        case when score >= 9 then 100e0 when score <= 6 then -100e0 else 0e0 end as point
    from scores
),

counted as (
    select
        count(case when is_now then 1 end) as accounts,
        count(case when is_now and point > 0 then 1 end) as promoters,
        count(case when is_now and point < 0 then 1 end) as detractors,
        avg(point) filter (where is_now) as value,
        avg(point) filter (where not is_now) as base_value,
        avg(point * point) filter (where is_now) as squares
    from points
),

spread as (
    select
        *,
        1.645 * sqrt((squares * accounts + 15000) / (accounts + 3) - value * value * accounts / (accounts + 3))
        / sqrt(accounts + 3) as half
    from counted
),

told as (
    select
        round(value) as value,
        round(greatest(-100, value - half)) as low,
        round(least(100, value + half)) as high,
        round(base_value) as base_value,
        accounts,
        promoters,
        detractors,
        case when accounts = 0 then 'empty' when accounts < 10 then 'few' else 'ok' end as state
    from spread
)

select * from told
