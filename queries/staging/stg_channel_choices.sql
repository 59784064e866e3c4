-- Which channel the channel map gives each source, medium and campaign that some row names.
--
-- Only those that a rule fits; the strongest rule that fits decides.
--
-- grain: table_name, source, medium, campaign_id, campaign_name
--
-- table_name     text   Kind of file.
-- source         text   Word for the channel, as the row has it.
-- medium         text   Medium, as the row has it.
-- campaign_id    text   Campaign, as the row has it.
-- campaign_name  text   Name of the campaign, as the row has it.
-- channel        text   Channel we call it.
-- rule_id        count  Row of the rule.
with origins as (
    select
        *,
        unnest([source_key, '*']) as hook
    from stg_channel_origins
),

rules as (
    select * from stg_channel_map
),

fitting as (
    select
        origins.table_name,
        origins.source,
        origins.medium,
        origins.campaign_id,
        origins.campaign_name,
        rules.channel,
        rules.row_id as rule_id,
        row_number() over (
            partition by
                origins.table_name, origins.source, origins.medium, origins.campaign_id, origins.campaign_name
            order by rules.strength desc, rules.channel asc, rules.rule_key asc
        ) as place
    from origins
    inner join rules
        on
            origins.hook = rules.hook
            and origins.source_key like rules.source_like escape '!'
            and origins.medium_key like rules.medium_like escape '!'
            and origins.campaign_key like rules.campaign_like escape '!'
),

chosen as (
    select
        table_name,
        source,
        medium,
        campaign_id,
        campaign_name,
        channel,
        rule_id
    from fitting
    where place = 1
)

select * from chosen
