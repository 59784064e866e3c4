-- Which deals stand behind each bar of the waterfall?
--
-- One row for each deal and bar: a deal that was won at another amount than it had stands under won and under
-- increased or decreased. The deal's own changes, with file and line, are in its history.
--
-- grain: reason, turn, opportunity_id
-- side: both
-- $from      date    The earlier day.
-- $to        date    The later day.
-- $scope     text?   quarter (as if absent) or all.
-- $by        text?   lead_source, campaign, segment, region or owner; no split when absent.
-- $bar       text?   Only this bar; all when absent.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- reason            text  The bar.
-- turn              text  start, came, went, changed, left, joined or end.
-- part              text  Value of what it is split by; All where it is not.
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name.
-- account_name      text  Company it is with.
-- owner             text  Person in sales who owns it.
-- amount            money What the deal adds to the bar, or takes with a minus.
-- old_amount        money Its amount on the earlier day; empty where it did not exist.
-- new_amount        money Its amount on the later day.
-- old_close_date    date  Its close date on the earlier day.
-- new_close_date    date  Its close date on the later day.
-- source_file       text  File the deal's row came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
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
        old.close_date as old_close_date,
        now.close_date as new_close_date,
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

listed as (
    select
        lines.reason,
        lines.turn,
        lines.part,
        lines.opportunity_id,
        labels.opportunity_name,
        labels.account_name,
        labels.owner,
        cast(lines.moved as decimal(18, 2)) as amount,
        lines.old_amount,
        lines.new_amount,
        lines.old_close_date,
        lines.new_close_date,
        batches.file_name as source_file,
        labels.line as source_line,
        labels.batch_id
    from lines
    inner join mart_deal_labels as labels on lines.opportunity_id = labels.opportunity_id
    left join stg_batches as batches on labels.batch_id = batches.batch_id
    where $bar is null or lines.reason = $bar
)

select * from listed
order by abs(amount) desc, opportunity_id asc, turn asc
