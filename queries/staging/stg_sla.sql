-- Promises of one team to the other, agreed or only proposed.
--
-- They follow the version, not the as-of date: a term may be agreed before the day from which it holds.
--
-- grain: promise, region, segment, valid_from
--
-- promise       text  What is promised.
-- side          text  Side that promises it.
-- value         ratio Number that is promised.
-- measured_in   text  What the number counts: hours, days, count or ratio.
-- region        text  Region it holds for; empty for all.
-- segment       text  Segment it holds for; empty for all.
-- valid_from    date  First day it holds.
-- marketing_by  text  Who agreed for marketing.
-- sales_by      text  Who agreed for sales.
-- is_agreed     flag  Whether both sides agreed.
-- batch_id      text  Load it came with.
with terms as (
    select * from live_sla
),

chosen as (
    select
        promise,
        side,
        value,
        measured_in,
        region,
        segment,
        valid_from,
        marketing_by,
        sales_by,
        marketing_by is not null and sales_by is not null as is_agreed,
        batch_id
    from terms
)

select * from chosen
