-- What does each channel return for each unit of spend, and what would one more bring?
--
-- From the study of spend, over its window. Gross profit where the margin is signed, else revenue.
--
-- grain: channel
-- side: marketing
--
-- channel       text  Channel.
-- spend         money Media spend of a quarter.
-- back_low      ratio What a unit of spend returns, low end.
-- back          ratio What a unit of spend returns.
-- back_high     ratio What a unit of spend returns, high end.
-- next_low      ratio What one more unit would return, low end.
-- next          ratio What one more unit would return.
-- next_high     ratio What one more unit would return, high end.
with measures as (
    select
        *,
        coalesce(profit_per_unit / nullif(per_unit, 0), 1) as margin
    from stg_study_measures
    where kind = 'spend' and region = '' and channel <> ''
),

returns as (
    select
        channel,
        cast(spend / 4 as decimal(18, 2)) as spend,
        cast(coalesce(profit_per_unit_low, per_unit_low) as double) as back_low,
        cast(coalesce(profit_per_unit, per_unit) as double) as back,
        cast(coalesce(profit_per_unit_high, per_unit_high) as double) as back_high,
        next_unit_low * margin as next_low,
        next_unit * margin as next,
        next_unit_high * margin as next_high
    from measures
    where spend > 0
)

select * from returns
order by channel
