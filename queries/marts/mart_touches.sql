-- Which touches belong to which deals.
--
-- A touch belongs to the deal it names, else to every deal of the account it names.
--
-- grain: row_id, opportunity_id
--
-- row_id          count  Row of the touch.
-- opportunity_id  text   Deal it belongs to.
-- batch_id        text   Load the touch came with.
-- line            count  Line of the file.
-- touchpoint_id   text   Id of the touch.
-- occurred_at     time   When it happened.
-- occurred_date   date   Day of it.
-- channel         text   Channel.
-- campaign_id     text   Campaign.
-- campaign_name   text   Name of the campaign.
-- touch_type      text   Kind of touch.
-- created_date    date   Day the deal was created.
-- closed_date     date   Day the deal was won or lost.
with touches as (
    select * from stg_touches
),

deals as (
    select * from mart_deals
),

by_deal as (
    select
        touches.row_id,
        deals.opportunity_id
    from touches
    inner join deals on touches.opportunity_id = deals.opportunity_id
),

by_account as (
    select
        touches.row_id,
        deals.opportunity_id
    from touches
    inner join deals on touches.account_id = deals.account_key
    where touches.row_id not in (select row_id from by_deal)
),

pairs as (
    select * from by_deal
    union all
    select * from by_account
),

described as (
    select
        pairs.row_id,
        pairs.opportunity_id,
        touches.batch_id,
        touches.line,
        touches.touchpoint_id,
        touches.occurred_at,
        touches.occurred_date,
        touches.channel,
        touches.campaign_id,
        touches.campaign_name,
        touches.touch_type,
        deals.created_date,
        deals.closed_date
    from pairs
    inner join touches on pairs.row_id = touches.row_id
    inner join deals on pairs.opportunity_id = deals.opportunity_id
)

select * from described
