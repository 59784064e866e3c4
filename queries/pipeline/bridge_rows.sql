-- Which deals were in play in either period of the bridge?
--
-- Won: open or closed in the period. Expected: created in it. A deal in play in both periods stands once.
--
-- grain: opportunity_id
-- side: both
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day of the days compared with.
-- $base_to    date    First day no longer compared with.
-- $measure    text?   won (as if absent) or expected.
-- $regions    text[]? Only these regions; all when absent.
-- $segments   text[]? Only these segments; all when absent.
--
-- opportunity_id    text  The deal.
-- opportunity_name  text  Its name.
-- account_name      text  Company it is with.
-- owner             text  Person in sales who owns it.
-- segment           text  Its segment.
-- created_date      date  Day it was created.
-- closed_date       date  Day it was won or lost; empty while open.
-- amount            money What it is worth, in the reporting currency.
-- revenue           money What it brought in the period.
-- base_revenue      money What it brought in the days compared with.
-- source_file       text  File it came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with deals as (
    select
        deals.*,
        coalesce($measure = 'expected', false) as is_expected,
        case when deals.is_won then 1 when deals.is_lost then 0 else coalesce(odds.won_by_day_365, 0) end as chance,
        coalesce(deals.created_date, date '0001-01-01') as start_date,
        coalesce(deals.closed_date, date '9999-12-31') as end_date
    from mart_deals as deals
    left join mart_deal_odds as odds on deals.opportunity_id = odds.opportunity_id
    where
        ($regions is null or list_contains($regions, coalesce(deals.region, 'Unknown')))
        and ($segments is null or list_contains($segments, coalesce(deals.segment, 'Unknown')))
),

batches as (
    select * from stg_batches
),

valued as (
    select
        *,
        case
            when is_expected then start_date >= $from and start_date < $to
            else least(start_date, end_date) < $to and end_date >= $from
        end as is_in_play,
        case
            when is_expected then start_date >= $base_from and start_date < $base_to
            else least(start_date, end_date) < $base_to and end_date >= $base_from
        end as was_in_play,
        case
            when is_expected then amount * chance
            when is_won and end_date >= $from and end_date < $to then amount else 0
        end as worth,
        case
            when is_expected then amount * chance
            when is_won and end_date >= $base_from and end_date < $base_to then amount else 0
        end as base_worth
    from deals
),

listed as (
    select
        valued.opportunity_id,
        valued.opportunity_name,
        valued.account_name,
        valued.owner,
        valued.segment,
        valued.created_date,
        valued.closed_date,
        valued.amount,
        cast(if(valued.is_in_play, valued.worth, 0) as decimal(18, 2)) as revenue,
        cast(if(valued.was_in_play, valued.base_worth, 0) as decimal(18, 2)) as base_revenue,
        batches.file_name as source_file,
        valued.line as source_line,
        valued.batch_id
    from valued
    left join batches on valued.batch_id = batches.batch_id
    where valued.is_in_play or valued.was_in_play
)

select * from listed
order by abs(revenue - base_revenue) desc, opportunity_id asc
