-- What is a late or missing first answer associated with, in money?
--
-- Leads of the period past the agreed time × how many fewer of such leads became deals (same channel and segment) ×
-- what a deal is worth. An observation, not an effect: the leads that waited may differ in ways no file tells. Leads of
-- a channel and segment without a year of history are counted, and stay out of the money.
--
-- grain: breach
-- rows: handoff/lead_rows
-- side: sales
-- better: lower
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- side        text    Who can act.
-- breach      text    late, where the answer came late, or never, where it has not come.
-- breaches    count   Leads on which the promise was broken.
-- difference  percent Deals missing per hundred such leads, as seen over the last year.
-- each        money   Won revenue that goes with one of them.
-- low         money   For all of them: 5 in 100 that it is less.
-- mid         money   For all of them: the best estimate.
-- high        money   For all of them: 5 in 100 that it is more.
-- state       text    seen where the whole interval is above nothing, unclear where not, unknown without history.
with broken as (
    select
        case when is_untouched then 'none' else 'late' end as breach,
        channel,
        coalesce(segment, 'Unknown') as segment,
        cast(count(*) as double) as leads
    from mart_leads
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
        and hand_over_date >= $from
        and hand_over_date < $to
        and is_late
    group by breach, channel, segment
),

priced as (
    select
        broken.breach,
        broken.segment,
        sum(broken.leads) as leads,
        sum(case when cells.breach is not null then broken.leads end) as known,
        sum(broken.leads * cells.difference) as missing,
        sum(broken.leads * broken.leads * cells.own_variance) as own_variance,
        sum(broken.leads * cells.pull) as pulled,
        any_value(cells.all_variance) as all_variance,
        any_value(deals.worth) as worth,
        any_value(deals.variance) as worth_variance
    from broken
    left join mart_breaches as cells
        on
            broken.breach = cells.breach
            and broken.channel = cells.channel
            and broken.segment = cells.segment
    left join mart_deal_worth as deals on broken.segment = deals.segment
    group by broken.breach, broken.segment
),

summed as (
    select
        breach,
        cast(sum(leads) as bigint) as breaches,
        sum(known) as known,
        sum(missing) as missing,
        sum(missing * worth) as mid,
        sum(own_variance * worth * worth) + sum(missing * missing * worth_variance)
        + max(all_variance) * sum(pulled * worth) * sum(pulled * worth) as variance
    from priced
    group by breach
),

told as (
    select
        'sales' as side,
        case breach when 'none' then 'never' else breach end as breach,
        breaches,
        missing / known as difference,
        cast(mid / known as decimal(18, 2)) as each,
        cast(mid - 1.645 * sqrt(variance) as decimal(18, 2)) as low,
        cast(mid as decimal(18, 2)) as mid,
        cast(mid + 1.645 * sqrt(variance) as decimal(18, 2)) as high,
        case
            when mid is null then 'unknown' when mid > 1.645 * sqrt(variance) then 'seen' else 'unclear'
        end as state
    from summed
)

select * from told
order by breach desc
