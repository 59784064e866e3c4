-- On the deals where both spoke, what did the rep write, and what did the buyer say?
--
-- Deals lost in the last 365 days on which the buyer was asked. The same words, capitals aside, count as the same
-- cause; aliases of loss reasons and themes make words the same.
--
-- grain: loss_reason, theme
-- rows: customers/voice_rows
-- side: both
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- loss_reason  text  What the rep wrote.
-- theme        text  What the buyer said.
-- deals        count Deals lost on which they did.
-- amount       money What these deals were worth.
-- is_same      flag  Whether both name one cause.
with spoken as (
    select *
    from mart_spoken_losses
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

paired as (
    select
        loss_reason,
        theme,
        count(*) as deals,
        cast(sum(amount) as decimal(18, 2)) as amount,
        lower(trim(loss_reason)) = lower(trim(theme)) as is_same
    from spoken
    group by loss_reason, theme
)

select * from paired
order by deals desc, amount desc nulls last, loss_reason asc, theme asc
