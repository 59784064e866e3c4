-- How often are the hunches of each side right?
--
-- grain: side
-- side: both
--
-- side     text  Which side.
-- made     count Bets made.
-- beat     count Hunches that came true.
-- missed   count Hunches that did not.
-- early    count Scored, and too early to tell.
-- stopped  count Stopped before the end.
with bets as (
    select * from stg_bets
),

counted as (
    select
        coalesce(side, 'both') as side,
        count(*) as made,
        count(*) filter (where status = 'held') as beat,
        count(*) filter (where status = 'failed') as missed,
        count(*) filter (where status = 'unclear') as early,
        count(*) filter (where status = 'stopped') as stopped
    from bets
    group by coalesce(side, 'both')
)

select * from counted
order by side
