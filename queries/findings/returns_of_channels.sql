-- What does each channel return for each unit of spend, and what would one more bring?
--
-- From the study of spend, over its window. Gross profit where the margin is signed, else revenue. Once a margin is
-- signed only a channel of which the verdict says that it does not pay has a return here, and only one of which it
-- says that it drives deals, or likely does, has a next unit: two pages, one word.
--
-- grain: channel
-- side: marketing
--
-- channel       text  Channel.
-- spend         money Media spend of a quarter.
-- back_low      ratio What a unit of spend returns, low end.
-- back          ratio What a unit of spend returns; empty where the verdict does not say that it does not pay.
-- back_high     ratio What a unit of spend returns, high end.
-- next_low      ratio What one more unit would return, low end.
-- next          ratio What one more unit would return; empty where it cannot be told that the channel drives deals.
-- next_high     ratio What one more unit would return, high end.
-- of            text  What is returned: gross profit or revenue.
with measures as (
    select
        *,
        coalesce(profit_per_unit / nullif(per_unit, 0), 1) as margin
    from stg_study_measures
    where kind = 'spend' and region = '' and channel <> ''
),

verdicts as (
    select
        channel,
        drives,
        pays
    from stg_study_verdicts
    where kind = 'spend'
),

returns as (
    select
        measures.channel,
        cast(measures.spend / 4 as decimal(18, 2)) as spend,
        cast(coalesce(measures.profit_per_unit_low, measures.per_unit_low) as double) as back_low,
        case
            when measures.profit_per_unit is null then cast(measures.per_unit as double)
            when verdicts.pays = 'no' then cast(measures.profit_per_unit as double)
        end as back,
        cast(coalesce(measures.profit_per_unit_high, measures.per_unit_high) as double) as back_high,
        measures.next_unit_low * measures.margin as next_low,
        case when verdicts.drives in ('yes', 'likely') then measures.next_unit * measures.margin end as next,
        measures.next_unit_high * measures.margin as next_high,
        if(measures.profit_per_unit is null, 'revenue', 'gross profit') as of
    from measures
    left join verdicts on measures.channel = verdicts.channel
    where measures.spend > 0 and measures.per_unit is not null
)

select * from returns
order by channel
