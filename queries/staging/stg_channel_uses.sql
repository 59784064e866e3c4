-- Rows whose channel a rule of the channel map gave.
--
-- grain: table_name, batch_id, line
--
-- rule_id     count  Row of the rule.
-- table_name  text   Kind of file.
-- channel     text   Channel it gave.
-- subject     text   Campaign, else what the row is about.
-- amount      money  Spend, or amount of the deal, in the reporting currency; empty where it has none.
-- batch_id    text   Load of the row.
-- line        count  Line of the file.
with uses as (
    select
        channel_rule_id as rule_id,
        'spend' as table_name,
        channel,
        coalesce(campaign_name, campaign_id, source) as subject,
        cost as amount,
        batch_id,
        line
    from stg_spend
    union all
    select
        channel_rule_id as rule_id,
        'touchpoints' as table_name,
        channel,
        coalesce(campaign_name, campaign_id, touchpoint_id) as subject,
        cast(null as decimal(18, 2)) as amount,
        batch_id,
        line
    from stg_touches
    union all
    select
        channel_rule_id as rule_id,
        'leads' as table_name,
        channel,
        coalesce(campaign_id, lead_key) as subject,
        cast(null as decimal(18, 2)) as amount,
        batch_id,
        line
    from stg_leads
    union all
    select
        channel_rule_id as rule_id,
        'opportunities' as table_name,
        lead_source as channel,
        opportunity_id as subject,
        amount,
        batch_id,
        line
    from stg_opportunities
),

ruled as (
    select * from uses
    where rule_id is not null
)

select * from ruled
