-- The leads that each region may expect in the next six weeks, and how its desk answers today.
--
-- The usual leads are those of the last 13 weeks, carried on; campaigns ahead come on top. A campaign without a region
-- is shared out as the leads of its channel were in the last year. Today's speed is that of the last 13 weeks.
--
-- grain: region
--
-- region        text   Region; Unknown where leads name none.
-- desk          text   Who was to answer most of its leads in the last 13 weeks.
-- people        count  How many people had leads to answer there.
-- usual         count  Leads to expect in six weeks, were nothing new to start.
-- coming        count  Leads to expect from campaigns that start in them.
-- due           count  Leads due for an answer in the last 13 weeks.
-- in_time       count  Of these, answered within the agreed time.
-- median_hours  hours  Business hours within which half were answered; empty where fewer were.
-- busiest       count  Most leads answered in one of the 13 weeks.
with clock as (
    select * from stg_as_of
),

leads as (
    select
        leads.*,
        coalesce(leads.region, 'Unknown') as known_region,
        leads.hand_over_date >= clock.as_of - 91 as is_recent,
        leads.response_hours is not null or leads.is_late as is_due,
        (clock.as_of - 1 - cast(leads.first_response_at as date)) // 7 as weeks_ago
    from mart_leads as leads
    cross join clock
    where leads.hand_over_date >= clock.as_of - 365
),

answerers as (
    select
        known_region as region,
        owner,
        count(*) as leads
    from leads
    where is_recent and owner is not null
    group by known_region, owner
),

desks as (
    select
        region,
        first(owner order by leads desc, owner asc) as desk
    from answerers
    group by region
),

recent as (
    select
        known_region as region,
        count(distinct owner) as people,
        count(*) * 6 / 13e0 as usual,
        count(case when is_due then 1 end) as due,
        count(case when response_hours is not null and not is_late then 1 end) as in_time,
        quantile_cont(coalesce(response_hours, 1e9), 0.5) filter (where is_due) as median_hours
    from leads
    where is_recent
    group by known_region
),

answered as (
    select
        known_region as region,
        count(*) as leads
    from leads
    where weeks_ago between 0 and 12
    group by known_region, weeks_ago
),

busiest as (
    select
        region,
        max(leads) as busiest
    from answered
    group by region
),

shares as (
    select
        channel,
        known_region as region,
        count(*) / sum(count(*)) over (partition by channel) as share
    from leads
    group by channel, known_region
),

coming as (
    select
        coalesce(campaigns.region, shares.region, 'Unknown') as region,
        sum(campaigns.likely * coalesce(shares.share, 1)) as coming
    from mart_coming_campaigns as campaigns
    left join shares on campaigns.region is null and campaigns.channel = shares.channel
    group by coalesce(campaigns.region, shares.region, 'Unknown')
),

joined as (
    select
        coalesce(recent.region, coming.region) as region,
        desks.desk,
        coalesce(recent.people, 0) as people,
        coalesce(recent.usual, 0) as usual,
        coalesce(coming.coming, 0) as coming,
        coalesce(recent.due, 0) as due,
        coalesce(recent.in_time, 0) as in_time,
        case when recent.median_hours < 1e8 then recent.median_hours end as median_hours,
        coalesce(busiest.busiest, 0) as busiest
    from recent
    full join coming on recent.region = coming.region
    left join desks on recent.region = desks.region
    left join busiest on recent.region = busiest.region
)

select * from joined
