-- Which day do we stand on?
--
-- The day after the last day with data: the smaller of the last event day of spend and of deals, whichever is loaded;
-- with neither, the last day of anything. Planned close dates and targets never count.
--
-- grain: as_of
--
-- as_of  date  Events on or after this day are left out.
with last_days as (
    select * from stg_last_days
),

by_kind as (
    select
        min(case when table_name in ('spend', 'opportunities') then last_event_day end) as main_day,
        max(last_event_day) as any_day
    from last_days
),

usual as (
    select cast(coalesce(main_day, any_day) + 1 as date) as as_of
    from by_kind
)

select * from usual
