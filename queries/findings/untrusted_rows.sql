-- Which rows cannot be trusted as they are, and how much money do they touch?
--
-- Spend by its campaign, all else by what is wrong.
--
-- grain: campaign, theme
-- side: both
--
-- campaign  text  Campaign of the spend; empty for other rows.
-- theme     text  What is wrong; empty for spend.
-- now       count Rows.
-- low       money Money they touch.
-- mid       money Money they touch.
-- high      money Money they touch.
with problems as (
    select
        case when table_name = 'spend' then subject end as campaign,
        case when table_name <> 'spend' then problem end as theme,
        amount
    from mart_problems
),

counted as (
    select
        campaign,
        theme,
        count(*) as now,
        sum(amount) as touched
    from problems
    group by campaign, theme
),

weighed as (
    select
        campaign,
        theme,
        now,
        cast(touched as decimal(18, 2)) as low,
        cast(touched as decimal(18, 2)) as mid,
        cast(touched as decimal(18, 2)) as high
    from counted
    where touched > 0
)

select * from weighed
order by campaign, theme
