-- Which deals stand in the cohorts, and what is each one's chance?
--
-- Deals created in the 24 months before the day. A chance is given for open deals only.
--
-- grain: opportunity_id
-- side: both
-- $to        date    Cohorts up to the day before it.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- opportunity_id    text    The deal.
-- opportunity_name  text    Its name.
-- account_name      text    Company it is with.
-- owner             text    Person in sales who owns it.
-- segment           text    Its segment.
-- amount            money   What it is worth, in the reporting currency.
-- created_date      date    Day it was created.
-- stage             text    Stage it stands in now.
-- age_days          days    Days since it was created; empty once closed.
-- chance            percent Chance of being won by the age of a year; empty once closed.
-- curve             text    Segment whose deals give the rates, or All deals.
-- source_file       text    File it came from.
-- source_line       count   Line of that file.
-- batch_id          text    Load that brought the file.
with deals as (
    select *
    from mart_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and created_date < $to
        and created_date >= cast(cast($to as date) - interval 24 month as date)
),

odds as (
    select * from mart_deal_odds
),

batches as (
    select * from stg_batches
),

listed as (
    select
        deals.opportunity_id,
        deals.opportunity_name,
        deals.account_name,
        deals.owner,
        deals.segment,
        deals.amount,
        deals.created_date,
        deals.stage,
        deals.age_days,
        odds.won_by_day_365 as chance,
        odds.curve,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from deals
    left join odds on deals.opportunity_id = odds.opportunity_id
    left join batches on deals.batch_id = batches.batch_id
)

select * from listed
order by created_date desc, opportunity_id asc
