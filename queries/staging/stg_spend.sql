-- Lines of spend, in the reporting currency.
--
-- The channel is the first known of: the line's own as the channel map reads it, its campaign's, a rule of the channel
-- map for its platform, the one its export stands for. A line in a currency without a rate at its date keeps its cost
-- as given only.
--
-- grain: row_id
--
-- row_id           count  Row of the line.
-- batch_id         text   Load it came with.
-- line             count  Line of the file.
-- source           text   System it comes from.
-- date             date   Day of the spend.
-- channel          text   Channel, else the campaign's, else Unknown.
-- campaign_id      text   Campaign.
-- campaign_name    text   Name of the campaign.
-- region           text   Region, else the campaign's.
-- segment          text   Segment, else the campaign's.
-- spend_kind       text   What it bought: programme, people or tools.
-- currency         text   Currency of the cost as given.
-- cost_as_given    money  Cost, in its own currency.
-- cost             money  Cost in the reporting currency at its date; empty where no rate is known.
-- impressions      count  Impressions.
-- clicks           count  Clicks.
-- leads            count  Leads the platform counted.
-- last_day         date   Last day a bill for several days pays for; empty for spend of its day.
-- channel_rule_id  count  Rule of the channel map that gave the channel; empty where none did.
with spend as (
    select * from stg_named_spend
    where date < coalesce(getvariable('as_of'), date '9999-12-31')
),

batches as (
    select * from live_batches
),

settings as (
    select * from stg_currency
),

campaigns as (
    select * from stg_campaigns
),

campaign_names as (
    select * from stg_campaign_names
),

rates as (
    select * from stg_rates
),

choices as (
    select * from mart_channel_choices
    where table_name = 'spend'
),

with_currency as (
    select
        spend.*,
        coalesce(spend.source, batches.source) as known_source,
        coalesce(upper(trim(spend.currency)), settings.reporting_currency) as known_currency
    from spend
    left join batches on spend.batch_id = batches.batch_id
    cross join settings
),

days as (
    select distinct
        known_currency,
        date
    from with_currency
),

day_rates as (
    select
        days.known_currency,
        days.date,
        rates.rate
    from days
    inner join rates
        on days.known_currency = rates.currency and days.date >= rates.date and days.date < rates.until_date
),

joined as (
    select
        spend.row_id,
        spend.batch_id,
        spend.line,
        spend.known_source as source,
        spend.date,
        coalesce(
            case when spend.channel is not null then choices.channel end,
            spend.channel,
            campaigns.channel,
            campaign_names.channel,
            choices.channel,
            spend.platform_channel,
            'Unknown'
        ) as channel,
        spend.campaign_id,
        coalesce(spend.campaign_name, campaigns.campaign_name) as campaign_name,
        coalesce(spend.region, campaigns.region, campaign_names.region) as region,
        coalesce(spend.segment, campaigns.segment, campaign_names.segment) as segment,
        coalesce(spend.spend_kind, 'programme') as spend_kind,
        spend.known_currency as currency,
        spend.cost as cost_as_given,
        cast(spend.cost * day_rates.rate as decimal(18, 2)) as cost,
        spend.impressions,
        spend.clicks,
        spend.leads,
        spend.last_day,
        case
            when spend.channel is not null or coalesce(campaigns.channel, campaign_names.channel) is null
                then choices.rule_id
        end as channel_rule_id
    from with_currency as spend
    left join campaigns on spend.campaign_id = campaigns.campaign_id
    left join campaign_names on spend.campaign_id is null and spend.campaign_name = campaign_names.campaign_name
    left join choices
        on
            coalesce(spend.channel, spend.known_source) = choices.source
            and spend.campaign_id is not distinct from choices.campaign_id
            and spend.campaign_name is not distinct from choices.campaign_name
    left join day_rates on spend.known_currency = day_rates.known_currency and spend.date = day_rates.date
)

select * from joined
