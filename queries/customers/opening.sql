-- What do customers tell us?
--
-- Deals lost in the last 365 days on which the rep wrote a reason and the buyer was asked: how often both name one
-- cause, and what buyers name most by the money of the deals.
--
-- grain: state
-- rows: customers/voice_rows
-- side: both
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- deals       count   Lost deals on which both spoke.
-- differ      count   Of these, the rep and the buyer name different causes.
-- share       percent Different, as a share.
-- low         percent Share: 5 in 100 that it is less.
-- high        percent Share: 5 in 100 that it is more.
-- top_theme   text    What buyers name most.
-- top_deals   count   Deals on which they do.
-- top_amount  money   What these were worth.
-- by_rep      count   Of these deals, those on which the rep wrote the same.
-- voices      count   All that was said in the year.
-- state       text    both, one where rep and buyer never spoke of one deal, or empty.
with voices as (
    select voices.*
    from mart_voice as voices
    cross join stg_as_of as clock
    where
        voices.said_on >= clock.as_of - 365
        and ($regions is null or list_contains($regions, voices.region))
        and ($segments is null or list_contains($segments, voices.segment))
),

spoken as (
    select
        opportunity_id,
        theme,
        min(amount) as amount,
        bool_or(lower(trim(loss_reason)) = lower(trim(theme))) as is_same
    from voices
    where is_lost and loss_reason is not null and theme is not null and kind in ('win_loss', 'interview')
    group by opportunity_id, theme
),

by_theme as (
    select
        theme,
        count(*) as deals,
        sum(amount) as amount,
        count(case when is_same then 1 end) as by_rep
    from spoken
    group by theme
    order by deals desc, amount desc nulls last, theme asc
    limit 1
),

counted as (
    select
        count(*) as deals,
        count(case when not is_same then 1 end) as differ,
        (count(case when not is_same then 1 end) + 1.353e0) / (count(*) + 2.706e0) as centre,
        (select count(*) from voices) as voices,
        1.645 * sqrt(centre * (1 - centre) / (count(*) + 2.706e0)) as half
    from spoken
),

told as (
    select
        counted.deals,
        counted.differ,
        counted.differ / nullif(counted.deals, 0) as share,
        greatest(0, counted.centre - counted.half) as low,
        least(1, counted.centre + counted.half) as high,
        by_theme.theme as top_theme,
        by_theme.deals as top_deals,
        cast(by_theme.amount as decimal(18, 2)) as top_amount,
        by_theme.by_rep,
        counted.voices,
        case when counted.voices = 0 then 'empty' when counted.deals = 0 then 'one' else 'both' end as state
    from counted
    left join by_theme on counted.deals > 0
)

select * from told
