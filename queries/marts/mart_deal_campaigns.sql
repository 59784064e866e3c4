-- The first campaign that touched each deal, else the campaign of its first lead.
--
-- grain: opportunity_id
--
-- opportunity_id  text   The deal.
-- campaign        text   Name of the campaign, else its id.
with touches as (
    select
        opportunity_id,
        1 as choice,
        occurred_at as happened_at,
        touchpoint_id as id,
        coalesce(campaign_name, campaign_id) as campaign
    from mart_touches
),

leads as (
    select
        opportunity_id,
        2 as choice,
        cast(created_date as timestamp) as happened_at,
        lead_key as id,
        coalesce(campaign_name, campaign_id) as campaign
    from mart_leads
    where opportunity_id is not null
),

both_kinds as (
    select * from touches
    union all
    select * from leads
),

ranked as (
    select
        opportunity_id,
        campaign,
        row_number() over (partition by opportunity_id order by choice, happened_at, id, campaign) as place
    from both_kinds
    where campaign is not null
),

firsts as (
    select
        opportunity_id,
        campaign
    from ranked
    where place = 1
)

select * from firsts
