-- What did both sides agree on, and what waits?
--
-- grain: state
-- rows: definitions/agreed
-- side: both
--
-- state         text   none, signed or waits.
-- signed_count  count  Terms with a definition that holds today and that all who must signed.
-- waits_count   count  Proposals that wait for somebody.
with definitions as (
    select * from stg_definitions
),

clock as (
    select coalesce(as_of, date '9999-12-31') as as_of
    from stg_as_of
),

counted as (
    select
        count(distinct case
            when definitions.is_agreed and definitions.valid_from <= clock.as_of then definitions.term
        end) as signed_count,
        count(case when not definitions.is_agreed and definitions.refused_by is null then 1 end) as waits_count
    from clock
    left join definitions on true
),

told as (
    select
        case when waits_count > 0 then 'waits' when signed_count > 0 then 'signed' else 'none' end as state,
        signed_count,
        waits_count
    from counted
)

select * from told
