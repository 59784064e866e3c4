-- How much do we win per day, by the four levers?
--
-- Sales velocity: deals created in the period × win rate by count × average won amount / median days of a won deal,
-- per day. It says how fast the engine turns at the period's rates; it is not what was booked. Unknown while nothing
-- was won.
--
-- grain: value
-- rows: pipeline/moved_rows
-- trend: pipeline/velocity_by_week
-- side: both
-- better: higher
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day of the days compared with.
-- $base_to    date    First day no longer compared with.
-- $regions    text[]? Only these regions; all when absent.
-- $segments   text[]? Only these segments; all when absent.
--
-- value                money   Sales velocity per day.
-- base_value           money   Sales velocity per day in the days compared with.
-- deals                count   Deals created.
-- base_deals           count   Deals created in the days compared with.
-- win_rate             percent Win rate by count of the deals closed.
-- base_win_rate        percent Win rate by count in the days compared with.
-- average_amount       money   Mean amount of the deals won.
-- base_average_amount  money   Mean amount of the deals won in the days compared with.
-- cycle_days           days    Median days from created to won.
-- base_cycle_days      days    Median days from created to won in the days compared with.
with spans as (
    select
        'now' as span,
        cast($from as date) as from_date,
        cast($to as date) as to_date
    union all
    select
        'base' as span,
        cast($base_from as date) as from_date,
        cast($base_to as date) as to_date
),

deals as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

created as (
    select
        spans.span,
        count(deals.opportunity_id) as deals
    from spans
    left join deals on spans.from_date <= deals.created_date and spans.to_date > deals.created_date
    group by spans.span
),

closed as (
    select
        spans.span,
        count(*) filter (where deals.is_won) / nullif(count(deals.opportunity_id), 0) as win_rate,
        cast(avg(deals.amount) filter (where deals.is_won) as decimal(18, 2)) as average_amount,
        median(deals.cycle_days) filter (where deals.is_won) as cycle_days
    from spans
    left join deals on spans.from_date <= deals.closed_date and spans.to_date > deals.closed_date
    group by spans.span
),

levers as (
    select
        created.span,
        created.deals,
        closed.win_rate,
        closed.average_amount,
        closed.cycle_days,
        cast(
            created.deals * closed.win_rate * closed.average_amount / nullif(closed.cycle_days, 0) as decimal(18, 2)
        ) as per_day
    from created
    inner join closed on created.span = closed.span
),

side_by_side as (
    select
        max(per_day) filter (where span = 'now') as value,
        max(per_day) filter (where span = 'base') as base_value,
        max(deals) filter (where span = 'now') as deals,
        max(deals) filter (where span = 'base') as base_deals,
        max(win_rate) filter (where span = 'now') as win_rate,
        max(win_rate) filter (where span = 'base') as base_win_rate,
        max(average_amount) filter (where span = 'now') as average_amount,
        max(average_amount) filter (where span = 'base') as base_average_amount,
        max(cycle_days) filter (where span = 'now') as cycle_days,
        max(cycle_days) filter (where span = 'base') as base_cycle_days
    from levers
)

select * from side_by_side
