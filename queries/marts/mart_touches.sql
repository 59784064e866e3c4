-- Which touches belong to which deals.
--
-- A touch belongs to the deal it names, else to every deal of the account it names.
--
-- grain: opportunity_id, row_id
--
-- opportunity_id  text   Deal it belongs to.
-- row_id          count  Row of the touch.
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
    select
        opportunity_id,
        account_key,
        created_date,
        closed_date
    from mart_deals
),

named as (
    select
        touches.*,
        deals.opportunity_id as named_id,
        deals.created_date,
        deals.closed_date
    from touches
    left join deals on touches.opportunity_id = deals.opportunity_id
),

of_deals as (
    select
        named_id as opportunity_id,
        row_id,
        batch_id,
        line,
        touchpoint_id,
        occurred_at,
        occurred_date,
        channel,
        campaign_id,
        campaign_name,
        touch_type,
        created_date,
        closed_date
    from named
    where named_id is not null
),

of_accounts as (
    select
        deals.opportunity_id,
        named.row_id,
        named.batch_id,
        named.line,
        named.touchpoint_id,
        named.occurred_at,
        named.occurred_date,
        named.channel,
        named.campaign_id,
        named.campaign_name,
        named.touch_type,
        deals.created_date,
        deals.closed_date
    from named
    inner join deals on named.account_id = deals.account_key
    where named.named_id is null
),

pairs as (
    select * from of_deals
    union all
    select * from of_accounts
)

select * from pairs
