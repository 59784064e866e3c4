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
with lines as (
    select * from waterfall_lines($from, $to, $scope, $by, $regions, $segments)
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
