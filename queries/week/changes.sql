-- What changed in the last seven days?
--
-- The seven days up to the end of the period. Created, won and lost by the deal's own days; close dates and amounts by
-- the day the change happened or was first seen in a file. Nothing is said where no deal fits the filters.
--
-- grain: kind
-- rows: week/change_rows
-- side: both
-- $to        date    First day no longer counted.
-- $regions   text[]? Only deals of these regions; all when absent.
-- $segments  text[]? Only deals of these segments; all when absent.
--
-- kind    text  created, won, lost, pushed_out, pulled_in, increased or decreased.
-- change  text  The same in words.
-- deals   count Deals it happened to.
-- amount  money Their amount; for amounts raised and cut what they changed by. A deal that moved twice counts twice.
with words (place, kind, change) as (
    values
    (1, 'created', 'Deals created'),
    (2, 'won', 'Deals won'),
    (3, 'lost', 'Deals lost'),
    (4, 'pushed_out', 'Close date moved later'),
    (5, 'pulled_in', 'Close date moved earlier'),
    (6, 'increased', 'Amount raised'),
    (7, 'decreased', 'Amount cut')
),

deals as (
    select opportunity_id
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

changes as (
    select * from mart_deal_changes
    where changed_date >= $to - 7 and changed_date < $to
),

by_kind as (
    select
        changes.kind,
        count(distinct changes.opportunity_id) as deals,
        sum(changes.amount) as amount
    from changes
    inner join deals on changes.opportunity_id = deals.opportunity_id
    group by changes.kind
),

told as (
    select
        words.kind,
        words.change,
        coalesce(by_kind.deals, 0) as deals,
        cast(coalesce(by_kind.amount, 0) as decimal(18, 2)) as amount,
        words.place
    from words
    left join by_kind on words.kind = by_kind.kind
    where exists (select 1 from deals)
)

select * exclude (place) from told
order by place
