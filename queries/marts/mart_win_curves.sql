-- Chance of being won or lost by age, with open deals counted as not decided yet.
--
-- Aalen–Johansen cumulative incidence over days since creation, lost as the competing risk, over the last 24 months.
-- One row per age at which a deal closed; between two ages nothing changes. `spread_a`, `spread_b` and `spread_c` are
-- sums of the delta method (Marubini and Valsecchi 1995): the variance of won_share F is F² · a − 2F · b + c.
--
-- grain: dimension, value, age
--
-- dimension   text   What the deals share: all, segment or lead_source.
-- value       text   Which segment or source; All deals where the dimension is all.
-- age         days   Days since creation.
-- until_age   days   First later age at which a deal closed; 100000 where there is none.
-- at_risk     count  Deals open at that age on some day of the 24 months.
-- won         count  Deals won at that age.
-- lost        count  Deals lost at that age.
-- still_open  ratio  Share neither won nor lost by the end of that day.
-- won_share   ratio  Share won by the end of that day.
-- lost_share  ratio  Share lost by the end of that day.
-- closed_so_far  count  Deals closed at this age or younger.
-- spread_a    ratio  Sum for the variance.
-- spread_b    ratio  Sum for the variance.
-- spread_c    ratio  Sum for the variance.
with ages as (
    select
        *,
        cast(won + lost as double) as closed
    from mart_outcome_ages
),

surviving as (
    select
        *,
        round(product(1 - closed / at_risk) over so_far, 12) as still_open
    from ages
    window so_far as (partition by dimension, value order by age)
),

risked as (
    select
        *,
        coalesce(lag(still_open) over in_order, 1) as open_before
    from surviving
    window in_order as (partition by dimension, value order by age)
),

shared as (
    select
        *,
        sum(open_before * won / at_risk) over so_far as won_share,
        sum(open_before * lost / at_risk) over so_far as lost_share,
        sum(closed) over so_far as closed_so_far,
        case when at_risk > closed then closed / (at_risk * (at_risk - closed)) else 0 end as hazard_spread,
        open_before * won / (at_risk * at_risk) as won_spread
    from risked
    window so_far as (partition by dimension, value order by age)
),

spread as (
    select
        dimension,
        value,
        age,
        coalesce(lead(age) over so_far, 100000) as until_age,
        at_risk,
        won,
        lost,
        still_open,
        won_share,
        lost_share,
        cast(closed_so_far as bigint) as closed_so_far,
        sum(hazard_spread) over so_far as spread_a,
        sum(won_share * hazard_spread + won_spread) over so_far as spread_b,
        sum(
            won_share * won_share * hazard_spread + 2 * won_share * won_spread
            + open_before * open_before * (at_risk - won) * won / (at_risk * at_risk * at_risk)
        ) over so_far as spread_c
    from shared
    window so_far as (partition by dimension, value order by age)
)

select * from spread
