-- Which deals are not exactly one of open, won and lost?
--
-- Must answer nothing.
--
-- grain: opportunity_id
--
-- opportunity_id  text  The deal.
-- is_open         flag  Whether it counts as open.
-- is_won          flag  Whether it counts as won.
-- is_lost         flag  Whether it counts as lost.
-- is_closed       flag  Whether it counts as won or lost.
with deals as (
    select * from mart_deals
),

wrong as (
    select
        opportunity_id,
        is_open,
        is_won,
        is_lost,
        is_closed
    from deals
    where
        cast(is_open as integer) + cast(is_won as integer) + cast(is_lost as integer) is distinct from 1
        or is_closed is distinct from (is_won or is_lost)
)

select * from wrong
