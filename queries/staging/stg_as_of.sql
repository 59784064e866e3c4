-- The day the reader stands on: events dated on or after it are left out.
--
-- One row. Every other staging file that dates its rows applies the same limit.
--
-- grain: as_of
--
-- as_of  date  Day before which events count; empty for no limit.
with clock as (
    select cast(getvariable('as_of') as date) as as_of
)

select * from clock
