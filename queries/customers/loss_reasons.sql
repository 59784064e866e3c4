-- Why were deals lost, as reps wrote it and as buyers said it?
--
-- The same lost deals of the last 365 days, counted twice: by what the rep wrote and by what the buyer said. All losses
-- counts every lost deal by what the rep wrote.
--
-- grain: cause
-- rows: customers/voice_rows
-- side: both
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- cause         text  Why.
-- by_buyer      count Deals whose buyer said so.
-- by_rep        count Of the same deals, those on which the rep wrote so.
-- on_both       count Deals on which both say so.
-- amount        money What the deals were worth on which buyers said so.
-- all_losses    count Lost deals on which a rep wrote so, whether the buyer was asked or not.
with spoken as (
    select *
    from mart_spoken_losses
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

lost as (
    select deals.loss_reason
    from mart_deals as deals
    cross join stg_as_of as clock
    where
        deals.is_lost
        and deals.closed_date >= clock.as_of - 365
        and deals.loss_reason is not null
        and ($regions is null or list_contains($regions, deals.region))
        and ($segments is null or list_contains($segments, deals.segment))
),

told as (
    select
        theme as cause,
        1 as buyer,
        0 as rep,
        case when lower(trim(theme)) = lower(trim(loss_reason)) then 1 else 0 end as same,
        amount,
        0 as loss
    from spoken
    union all
    select
        loss_reason as cause,
        0 as buyer,
        1 as rep,
        0 as same,
        null as amount,
        0 as loss
    from spoken
    union all
    select
        loss_reason as cause,
        0 as buyer,
        0 as rep,
        0 as same,
        null as amount,
        1 as loss
    from lost
),

counted as (
    select
        mode(cause order by cause) as cause,
        cast(sum(buyer) as bigint) as by_buyer,
        cast(sum(rep) as bigint) as by_rep,
        cast(sum(same) as bigint) as on_both,
        cast(sum(amount) as decimal(18, 2)) as amount,
        cast(sum(loss) as bigint) as all_losses
    from told
    group by lower(trim(cause))
)

select * from counted
order by by_buyer desc, by_rep desc, all_losses desc, cause asc
