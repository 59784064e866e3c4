-- Which campaigns and events start in the next six weeks?
--
-- Planned is what the campaigns file says; likely is what to reckon with: the plan × how far plans of the channel came
-- true in the last 24 months, or what such campaigns brought where there is no plan.
--
-- grain: campaign_id
-- side: marketing
-- $regions   text[]? Only these regions, and campaigns for all regions; all when absent.
-- $segments  text[]? Only these segments, and campaigns for all segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- start_date   date  First day.
-- campaign     text  Campaign or event.
-- channel      text  Channel it runs on.
-- region       text  Region it is aimed at; empty for all.
-- owner        text  Who runs it.
-- planned      count Leads planned; empty where the file gives none.
-- likely       count Leads to reckon with.
-- basis        text  What likely rests on: plan and past, past, plan, or nothing.
-- past         count Ended campaigns of the channel behind it.
-- campaign_id  text  Its id.
with campaigns as (
    select * from mart_coming_campaigns
    where
        ($regions is null or region is null or list_contains($regions, region))
        and ($segments is null or segment is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
),

listed as (
    select
        start_date,
        campaign,
        channel,
        region,
        owner,
        planned,
        cast(round(likely) as bigint) as likely,
        basis,
        past,
        campaign_id
    from campaigns
)

select * from listed
order by start_date asc, campaign asc
