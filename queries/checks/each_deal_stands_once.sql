-- Which deals stand more than once?
--
-- Must answer nothing.
--
-- grain: opportunity_id
--
-- opportunity_id  text   The deal.
-- times           count  How often it stands there.
with deals as (
    select * from mart_deals
),

counted as (
    select
        opportunity_id,
        count(*) as times
    from deals
    group by opportunity_id
),

repeated as (
    select * from counted
    where times > 1
)

select * from repeated
