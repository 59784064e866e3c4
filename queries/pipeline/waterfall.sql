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
with spells as (
    select
        spells.* replace (coalesce(spells.amount, 0) as amount),
        case $by
            when 'lead_source' then spells.lead_source
            when 'campaign' then spells.campaign
            when 'segment' then spells.segment
            when 'region' then spells.region
            when 'owner' then coalesce(spells.owner, 'Unknown')
            else 'All'
        end as part,
        spells.status = 'open' and coalesce(
            $scope = 'all'
            or (spells.close_date >= calendar.quarter_start_date and spells.close_date < calendar.quarter_end_date),
            false
        ) as is_in
    from mart_deal_spells as spells
    cross join mart_calendar as calendar
    where
        calendar.date = $to - 1
        and ($regions is null or list_contains($regions, spells.region))
        and ($segments is null or list_contains($segments, spells.segment))
),

paired as (
    select
        now.opportunity_id,
        coalesce(old.is_in, false) as was_in,
        now.is_in,
        old.part as old_part,
        now.part as new_part,
        old.amount as old_amount,
        now.amount as new_amount,
        coalesce(old.status, 'nothing') as old_status,
        now.status as new_status,
        case
            when old.currency <> now.currency then 'currency' when now.amount > old.amount then 'more' else 'less'
        end as change
    from spells as now
    left join spells as old
        on now.opportunity_id = old.opportunity_id and $from > old.from_date and $from <= old.until_date
    where $to > now.from_date and $to <= now.until_date
),

lines as (
    select
        paired.*,
        waterfall.reason,
        waterfall.turn,
        waterfall.told_by,
        case when waterfall.turn in ('start', 'left') then paired.old_part else paired.new_part end as part,
        waterfall.old * coalesce(paired.old_amount, 0) + waterfall.new * paired.new_amount as moved
    from paired
    inner join mart_waterfall_lines as waterfall
        on case waterfall.turn
            when 'start' then paired.was_in
            when 'came' then paired.is_in and not paired.was_in and paired.old_status = waterfall.told_by
            when 'went' then paired.was_in and not paired.is_in and paired.new_status = waterfall.told_by
            when 'changed' then paired.old_amount <> paired.new_amount and paired.change = waterfall.told_by
            when 'end' then paired.is_in
            else paired.was_in and paired.old_part <> paired.new_part
        end
    where paired.is_in or paired.was_in
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
