-- Lines of spend with their week and month.
--
-- grain: row_id
--
-- row_id            count  Row of the line.
-- batch_id          text   Load it came with.
-- line              count  Line of the file.
-- source            text   System it comes from.
-- date              date   Day of the spend.
-- week_start_date   date   Monday of its week.
-- month_start_date  date   First day of its month.
-- channel           text   Channel, else the campaign's, else Unknown.
-- campaign_id       text   Campaign.
-- campaign_name     text   Name of the campaign.
-- region            text   Region, else the campaign's.
-- segment           text   Segment, else the campaign's.
-- spend_kind        text   What it bought: programme, people or tools.
-- is_media          flag   Whether it bought media or events, not people or tools.
-- currency          text   Currency of the cost as given.
-- cost_as_given     money  Cost, in its own currency.
-- cost              money  Cost in the reporting currency at its date; empty where no rate is known.
-- impressions       count  Impressions.
-- clicks            count  Clicks.
-- leads             count  Leads the platform counted.
-- last_day          date   Last day a bill for several days pays for; empty for spend of its day.
with spend as (
    select * from stg_spend
),

calendar as (
    select * from mart_calendar
),

dated as (
    select
        spend.row_id,
        spend.batch_id,
        spend.line,
        spend.source,
        spend.date,
        calendar.week_start_date,
        calendar.month_start_date,
        spend.channel,
        spend.campaign_id,
        spend.campaign_name,
        spend.region,
        spend.segment,
        spend.spend_kind,
        spend.spend_kind = 'programme' as is_media,
        spend.currency,
        spend.cost_as_given,
        spend.cost,
        spend.impressions,
        spend.clicks,
        spend.leads,
        spend.last_day
    from spend
    left join calendar on spend.date = calendar.date
)

select * from dated
