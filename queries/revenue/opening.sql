-- What came in for what marketing spent?
--
-- All won bookings of the period beside all media spend of it. The share touched is the part of the won amount whose
-- deals a touch reached before they were won, in the days looked back. None of this shows what the spend caused.
--
-- grain: state
-- rows: pipeline/won_rows
-- side: both
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only deals of these regions and spend aimed at them; all when absent.
-- $segments  text[]? Only deals of these segments and spend aimed at them; all when absent.
--
-- spend          money   Media spend of the period.
-- won            money   Amount won in the period.
-- won_per_unit   money   Amount won for each unit of media spend.
-- touched        money   Amount won in deals that a touch reached first.
-- touched_share  percent Share of the amount won in deals that a touch reached first.
-- state          text    both, no_touches, no_spend, no_won or empty: what there is to tell.
with spend as (
    select sum(case when date >= $from and date < $to then cost else 0 end) as spend
    from mart_spend
    where
        is_media
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

won as (
    select
        sum(credit) as won,
        sum(case when channel = 'No touch' then 0 else credit end) as touched
    from mart_credit
    where
        milestone = 'won'
        and model = 'linear'
        and milestone_date >= $from
        and milestone_date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

touches as (
    select count(*) as touches from stg_touches
),

told as (
    select
        cast(spend.spend as decimal(18, 2)) as spend,
        cast(won.won as decimal(18, 2)) as won,
        cast(won.won / nullif(spend.spend, 0) as decimal(18, 2)) as won_per_unit,
        cast(won.touched as decimal(18, 2)) as touched,
        won.touched / nullif(won.won, 0) as touched_share,
        case
            when coalesce(won.won, 0) = 0 and coalesce(spend.spend, 0) = 0 then 'empty'
            when coalesce(spend.spend, 0) = 0 then 'no_spend'
            when coalesce(won.won, 0) = 0 then 'no_won'
            when touches.touches = 0 then 'no_touches'
            else 'both'
        end as state
    from spend
    cross join won
    cross join touches
)

select * from told
