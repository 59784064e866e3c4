-- Which split of the budget brings the most?
--
-- Each channel may move from today's pace (the study's window) by so much at most; one whose effect we cannot tell, or
-- that has none, is never given more. Expected revenue never falls and bends downwards with spend, so the best split
-- buys piece after piece of the curves, the one with most revenue per unit of money first, until the budget is spent.
-- What finds no room within the bounds stays unspent.
--
-- grain: channel
-- rows: plan/next_money
-- side: marketing
-- $within  number  How far a channel may move, as a share of today's pace: 0.2 for a fifth.
-- $budget  number? All spend, as a multiple of today's; 1 when absent.
--
-- channel   text  Channel.
-- drives    text  Whether it drives deals: yes, likely, cannot_tell or no.
-- multiple  ratio Its spend in the best split, as a multiple of today's.
-- moved     ratio The same less today's.
with paces as (
    select
        *,
        greatest(0, 1 - $within) as least_multiple,
        if(drives in ('yes', 'likely'), 1 + $within, 1) as most_multiple
    from stg_channel_paces
    where kind = 'spend'
),

pieces as (
    select
        paces.channel,
        segments.from_multiple,
        paces.window_spend * (
            least(segments.to_multiple, paces.most_multiple) - greatest(segments.from_multiple, paces.least_multiple)
        ) as cost,
        avg(segments.revenue) / ((segments.to_multiple - segments.from_multiple) * paces.window_spend) as unit
    from stg_study_segments as segments
    inner join paces on segments.kind = paces.kind and segments.channel = paces.channel
    where segments.to_multiple > paces.least_multiple and segments.from_multiple < paces.most_multiple
    group by
        paces.channel,
        segments.from_multiple,
        segments.to_multiple,
        paces.window_spend,
        paces.least_multiple,
        paces.most_multiple
),

budget as (
    select sum(window_spend * (coalesce($budget, 1) - least_multiple)) as above_least
    from paces
),

queued as (
    select
        *,
        sum(cost) over (
            order by unit desc, channel asc, from_multiple asc rows unbounded preceding
        ) - cost as cost_before
    from pieces
),

bought as (
    select
        queued.channel,
        sum(greatest(0, least(queued.cost, budget.above_least - queued.cost_before))) as cost
    from queued
    cross join budget
    group by queued.channel
),

split as (
    select
        paces.channel,
        paces.drives,
        paces.least_multiple + bought.cost / paces.window_spend as multiple,
        paces.least_multiple + bought.cost / paces.window_spend - 1 as moved
    from paces
    inner join bought on paces.channel = bought.channel
)

select * from split
order by moved desc, channel asc
