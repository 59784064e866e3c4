-- The touches of accounts that have no deal, in order.
--
-- Counted over the look-back before the account's last touch.
--
-- grain: account_id, place
--
-- account_id  text   The account.
-- place       count  Place of the touch, from 1.
-- channel     text   Channel of the touch.
-- campaign    text   Campaign of the touch, by id, else by name, else its channel and no campaign.
with settings as (
    select * from stg_chosen_settings
),

touches as (
    select stg_touches.*
    from stg_touches
    anti join mart_touches on stg_touches.row_id = mart_touches.row_id
    where stg_touches.account_id is not null
),

dated as (
    select
        *,
        max(occurred_date) over (partition by account_id) as last_date
    from touches
),

counting as (
    select
        dated.account_id,
        dated.row_id,
        dated.touchpoint_id,
        dated.occurred_at,
        dated.channel,
        coalesce(dated.campaign_id, dated.campaign_name, dated.channel || ', no campaign') as campaign
    from dated
    cross join settings
    where dated.occurred_date >= dated.last_date - settings.look_back_days
),

placed as (
    select
        account_id,
        row_number() over (
            partition by account_id
            order by occurred_at, touchpoint_id, channel, campaign, row_id
        ) as place,
        channel,
        campaign
    from counting
)

select * from placed
