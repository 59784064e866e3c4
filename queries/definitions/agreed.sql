-- Which definitions did both sides agree on, and which wait?
--
-- Newest first. One holds from its first day until the next one of its term that was agreed.
--
-- grain: term, valid_from
-- side: both
--
-- term          text   Term that is defined.
-- variant       text   Named variant.
-- number        ratio  Its number, where it takes one.
-- listed        text   Its list, separated by semicolons, where it takes one.
-- valid_from    date   First day it holds.
-- state         text   in force, to come, replaced, waits or refused.
-- sentence      text   Why, in the words of who proposed it.
-- proposed_by   text   Who proposed it.
-- marketing_by  text   Who agreed for marketing.
-- sales_by      text   Who agreed for sales.
-- finance_by    text   Who agreed for finance, where finance must.
-- refused_by    text   Who refused it or took it back.
-- reason        text   Why it was refused.
-- agreed_on     date   Day the last of them agreed; empty where it waits or the day is unknown.
-- batch_id      text   Load or entry that brought it last.
with definitions as (
    select * from stg_definitions
),

clock as (
    select coalesce(as_of, date '9999-12-31') as as_of
    from stg_as_of
),

told as (
    select
        definitions.term,
        definitions.variant,
        definitions.number,
        definitions.listed,
        definitions.valid_from,
        case
            when definitions.refused_by is not null then 'refused'
            when not definitions.is_agreed then 'waits'
            when definitions.valid_from > clock.as_of then 'to come'
            when definitions.holds_until <= clock.as_of then 'replaced'
            else 'in force'
        end as state,
        definitions.sentence,
        definitions.proposed_by,
        definitions.marketing_by,
        definitions.sales_by,
        definitions.finance_by,
        definitions.refused_by,
        definitions.reason,
        case
            when definitions.is_agreed
                then greatest(definitions.marketing_on, definitions.sales_on, definitions.finance_on)
        end as agreed_on,
        definitions.batch_id
    from definitions
    cross join clock
)

select * from told
order by valid_from desc, term asc
