-- What happened to the pipeline from one day to another?
--
-- The open deals of two days, each as it stood then: those with a close date in the fiscal quarter that holds the last
-- day counted, or all. Every deal that came or went has one reason, the first that fits: deleted, won, lost, reopened,
-- new, close date moved into the quarter (pulled in) or out of it (pushed out). What its amount changed by stands under
-- increased or decreased, a change of currency under other. Deals that both came and closed in between stand in
-- neither day. Split by owner, a deal that changed hands leaves the one and joins the other under other.
--
-- grain: part, reason
-- rows: pipeline/waterfall_rows
-- side: both
-- $from      date    The earlier day: what happened before it is in the start.
-- $to        date    The later day: what happened before it is in the end.
-- $scope     text?   quarter (as if absent) or all.
-- $by        text?   lead_source, campaign, segment, region or owner; no split when absent.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- part    text  Value of what it is split by; All where it is not.
-- reason  text  start, new, reopened, pulled_in, increased, won, lost, decreased, pushed_out, other or end.
-- amount  money What it added, or took with a minus; from start to end they add up.
-- deals   count Deals it counts.
with lines as (
    select * from waterfall_lines($from, $to, $scope, $by, $regions, $segments)
),

summed as (
    select
        coalesce(lines.part, 'All') as part,
        waterfall.reason,
        waterfall.place,
        cast(coalesce(sum(lines.moved), 0) as decimal(18, 2)) as amount,
        count(distinct lines.opportunity_id) as deals
    from mart_waterfall_lines as waterfall
    left join lines on waterfall.turn = lines.turn and waterfall.told_by = lines.told_by
    where $by is null or lines.part is not null
    group by coalesce(lines.part, 'All'), waterfall.reason, waterfall.place
),

in_order as (
    select
        part,
        reason,
        amount,
        deals
    from summed
    order by part, place
)

select * from in_order
