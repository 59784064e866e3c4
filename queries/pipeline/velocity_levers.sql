-- Which of its four levers moved sales velocity?
--
-- Velocity is deals created × win rate × average won amount ÷ median days of a won deal, per day. Its change is split
-- exactly: each lever's share is its effect averaged over all 24 orders in which the four could have moved (Shapley),
-- in cents by largest remainder. Nothing is said while velocity is unknown in one of the periods.
--
-- grain: lever
-- rows: pipeline/moved_rows
-- side: both
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day of the days compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only these regions; all when absent.
-- $segments   text[]? Only these segments; all when absent.
--
-- lever   text  Deals created, win rate, average amount or cycle.
-- side    text  Who can act on it: marketing, sales or both.
-- amount  money What it added to velocity per day, or took with a minus; the four add up to the change.
-- change  money The whole change per day.
with spans (span, from_date, to_date) as (
    values
    ('new', cast($from as date), cast($to as date)),
    ('old', cast($base_from as date), cast($base_to as date))
),

deals as (
    select * from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

measured as (
    select
        spans.span,
        count(*) filter (where deals.created_date >= spans.from_date and deals.created_date < spans.to_date) as created,
        count(*) filter (where deals.closed_date >= spans.from_date and deals.closed_date < spans.to_date) as closed,
        count(*) filter (
            where deals.is_won and deals.closed_date >= spans.from_date and deals.closed_date < spans.to_date
        ) as won,
        cast(avg(deals.amount) filter (
            where deals.is_won and deals.closed_date >= spans.from_date and deals.closed_date < spans.to_date
        ) as decimal(18, 2)) as average_amount,
        median(deals.cycle_days) filter (
            where deals.is_won and deals.closed_date >= spans.from_date and deals.closed_date < spans.to_date
        ) as cycle_days
    from spans
    cross join deals
    group by spans.span
),

levers as (
    select
        span,
        unnest(range(0, 4)) as lever,
        unnest([created, won / nullif(closed, 0), cast(average_amount as double), 1 / nullif(cycle_days, 0)]) as factor
    from measured
),

products as (
    select
        turns.set_number,
        product(levers.factor) as value
    from mart_turns as turns
    inner join levers on turns.lever = levers.lever and turns.span = levers.span
    where turns.levers = 4
    group by turns.set_number
    having count(levers.factor) = 4
),

shares as (
    select
        turns.lever,
        sum(turns.weight * products.value) * 100 as cents
    from mart_turns as turns
    inner join products on turns.set_number = products.set_number
    where turns.levers = 4
    group by turns.lever
    having count(*) = 16
),

rounded as (
    select
        ['Deals created', 'Win rate', 'Average won deal', 'Sales cycle'][cast(lever as integer) + 1] as lever,
        if(lever = 0, 'both', 'sales') as side,
        cast((floor(cents) + if(
            row_number() over (order by cents - floor(cents) desc, lever)
            <= round(sum(cents) over ()) - sum(floor(cents)) over (), 1, 0
        )) / 100 as decimal(18, 2)) as amount,
        cast(round(sum(cents) over ()) / 100 as decimal(18, 2)) as change
    from shares
)

select * from rounded
order by abs(amount) desc, lever asc
