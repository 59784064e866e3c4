-- What did the two sides promise each other, and who has agreed?
--
-- Every term with its first day. A term counts once both sides agreed; the newest that holds for a region and segment
-- counts, one for a region or segment before one for all.
--
-- grain: promise, region, segment, valid_from
-- side: both
--
-- side          text    Side that promises it.
-- promise       text    What is promised.
-- words         text    The promise in words.
-- hours         hours   Business hours promised.
-- share         percent Share promised.
-- region        text    Region it holds for; empty for all.
-- segment       text    Segment it holds for; empty for all.
-- valid_from    date    First day it holds.
-- marketing_by  text    Who agreed for marketing.
-- sales_by      text    Who agreed for sales.
-- state         text    in force, to come, replaced, or which side it waits for.
-- batch_id      text    Load or entry that brought it last.
with terms as (
    select
        terms.*,
        clock.as_of,
        lead(terms.valid_from) over (
            partition by terms.promise, terms.region, terms.segment, terms.is_agreed
            order by terms.valid_from
        ) as next_from
    from stg_sla as terms
    cross join stg_as_of as clock
),

told as (
    select
        side,
        promise,
        case promise
            when 'volume' then 'Leads handed over, of those planned'
            when 'fit' then 'Leads that fit, of those handed over'
            when 'acceptance' then 'Leads accepted, of those judged'
            when 'first_response' then 'First answer within'
            when 'disposition' then 'Leads judged, of those answered'
            else 'Told why, of those rejected'
        end as words,
        case measured_in
            when 'hours' then cast(value as double) when 'days' then cast(value as double) * 8
        end as hours,
        case when measured_in = 'ratio' then cast(value as double) end as share,
        region,
        segment,
        valid_from,
        marketing_by,
        sales_by,
        case
            when marketing_by is null and sales_by is null then 'waits for both'
            when marketing_by is null then 'waits for marketing'
            when sales_by is null then 'waits for sales'
            when valid_from >= as_of then 'to come'
            when next_from < as_of then 'replaced'
            else 'in force'
        end as state,
        batch_id
    from terms
)

select * from told
order by side asc, words asc, region asc nulls first, segment asc nulls first, valid_from desc
