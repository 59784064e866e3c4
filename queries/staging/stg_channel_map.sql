-- Rules that say which channel a source, medium or campaign belongs to.
--
-- grain: source, medium, campaign_pattern
--
-- source            text  Source as the other tool writes it.
-- medium            text  Medium it needs; any where empty.
-- campaign_pattern  text  Pattern the campaign's name must match; any where empty.
-- channel           text  Channel we call it.
with rules as (
    select * from live_channel_map
),

chosen as (
    select
        source,
        medium,
        campaign_pattern,
        channel
    from rules
)

select * from chosen
