-- Which campaign a name means, where a line of spend gives no id.
--
-- A name that several campaigns bear gives a channel, region or segment only where they all agree on it.
--
-- grain: campaign_name
--
-- campaign_name  text  The name.
-- channel        text  Channel of the campaigns of this name.
-- region         text  Region of the campaigns of this name.
-- segment        text  Segment of the campaigns of this name.
with campaigns as (
    select * from stg_campaigns
),

by_name as (
    select
        campaign_name,
        case when min(channel) = max(channel) then min(channel) end as channel,
        case when min(region) = max(region) then min(region) end as region,
        case when min(segment) = max(segment) then min(segment) end as segment
    from campaigns
    where campaign_name is not null
    group by campaign_name
)

select * from by_name
