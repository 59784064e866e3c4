-- Where do open deals stand, and which stand for long?
--
-- Open deals by the stage they stand in on the page's day. Stalled: longer in the stage than nine in ten won deals of
-- that stage and segment were. Deals whose day of entry is not known, and stages with fewer than ten won deals, count
-- as unknown.
--
-- grain: stage
-- rows: pipeline/open_rows
-- side: both
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- stage               text  Stage the deals stand in, in the order deals go through them.
-- deals               count Open deals in it.
-- amount              money What they are worth; empty where none has an amount.
-- median_days         days  Median days they have been in it.
-- moving_amount       money Amount of those within the usual time.
-- stalled             count Deals that have stood longer than usual; empty where it cannot be said.
-- stalled_amount      money What these are worth.
-- unknown_amount      money Amount of those of which it cannot be said.
-- without_start_date  count Deals without a start date; they stay out of every question by creation date.
with deals as (
    select *
    from mart_open_deals
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

by_stage as (
    select
        stage,
        min(stage_order) as place,
        count(*) as deals,
        sum(amount) as amount,
        median(days_in_stage) as median_days,
        sum(amount) filter (where not is_stalled) as moving_amount,
        case when count(is_stalled) > 0 then count(*) filter (where is_stalled) end as stalled,
        sum(amount) filter (where is_stalled) as stalled_amount,
        sum(amount) filter (where is_stalled is null) as unknown_amount,
        count(*) filter (where created_date is null) as without_start_date
    from deals
    group by stage
),

in_order as (
    select
        stage,
        deals,
        cast(amount as decimal(18, 2)) as amount,
        median_days,
        cast(moving_amount as decimal(18, 2)) as moving_amount,
        stalled,
        cast(stalled_amount as decimal(18, 2)) as stalled_amount,
        cast(unknown_amount as decimal(18, 2)) as unknown_amount,
        without_start_date
    from by_stage
    order by place, stage
)

select * from in_order
