-- Touches as loaded, in our words.
--
-- grain: row_id
--
-- row_id          count  Row it came from.
-- batch_id        text   Load it came with.
-- line            count  Line of the file.
-- touchpoint_id   text   Its id.
-- occurred_at     time   When it happened.
-- channel         text   Channel.
-- medium          text   Medium beside it.
-- campaign_id     text   Campaign.
-- campaign_name   text   Name of the campaign.
-- account_id      text   Account touched.
-- opportunity_id  text   Deal touched.
-- contact_id      text   Person touched.
-- touch_type      text   Kind of touch.
with touches as (
    select * from live_touchpoints
),

aliases as (
    select * from mart_aliases
    where table_name = 'touchpoints'
),

named as (
    select
        touches.row_id,
        touches.batch_id,
        touches.line,
        touches.touchpoint_id,
        touches.occurred_at,
        coalesce(channels.our_value, touches.channel) as channel,
        touches.medium,
        touches.campaign_id,
        coalesce(campaign_names.our_value, touches.campaign_name) as campaign_name,
        touches.account_id,
        touches.opportunity_id,
        touches.contact_id,
        touches.touch_type
    from touches
    left join aliases as channels
        on
            regexp_replace(lower(trim(touches.channel)), '\s+', ' ', 'g') = channels.their_key
            and channels.column_name = 'channel'
    left join aliases as campaign_names
        on
            regexp_replace(lower(trim(touches.campaign_name)), '\s+', ' ', 'g') = campaign_names.their_key
            and campaign_names.column_name = 'campaign_name'
)

select * from named
