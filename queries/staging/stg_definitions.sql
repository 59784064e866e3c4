-- Definitions proposed in the app, with who agreed and the day until which each holds.
--
-- They follow the version, not the as-of date: one may be agreed before the day from which it holds. Marketing and
-- sales must agree, on the gross margin finance too; one that somebody refused does not hold.
--
-- grain: term, valid_from
--
-- term          text   Term that is defined.
-- variant       text   Named variant.
-- number        ratio  Its number, where it takes one.
-- listed        text   Its list, separated by semicolons, where it takes one.
-- valid_from    date   First day it holds.
-- holds_until   date   Day from which the next agreed one holds; empty for the last one and for those not agreed.
-- sentence      text   Why, in the words of who proposed it.
-- proposed_by   text   Who proposed it.
-- proposed_on   date   Day it was proposed.
-- marketing_by  text   Who agreed for marketing.
-- marketing_on  date   Day marketing agreed.
-- sales_by      text   Who agreed for sales.
-- sales_on      date   Day sales agreed.
-- finance_by    text   Who agreed for finance, where finance must.
-- finance_on    date   Day finance agreed.
-- refused_by    text   Who refused it or took it back.
-- refused_on    date   Day it was refused.
-- reason        text   Why it was refused.
-- is_agreed     flag   Whether all who must agreed, and nobody refused.
-- batch_id      text   Load or entry that brought it.
with definitions as (
    select * from live_definitions
),

judged as (
    select
        *,
        refused_by is null
        and marketing_by is not null
        and sales_by is not null
        and (term <> 'gross_margin' or finance_by is not null) as is_agreed
    from definitions
),

followed as (
    select
        *,
        lead(valid_from) over (partition by term, is_agreed order by valid_from) as next_from
    from judged
),

chosen as (
    select
        term,
        variant,
        try_cast(parameters as double) as number,
        case when variant = 'list' then parameters end as listed,
        valid_from,
        case when is_agreed then next_from end as holds_until,
        sentence,
        proposed_by,
        proposed_on,
        marketing_by,
        marketing_on,
        sales_by,
        sales_on,
        finance_by,
        finance_on,
        refused_by,
        refused_on,
        reason,
        is_agreed,
        batch_id
    from followed
)

select * from chosen
