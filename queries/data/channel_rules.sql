-- Which rules say what channel a row belongs to, and what does each catch?
--
-- A row is caught by the rule that decides it; a stronger rule may leave a weaker one nothing.
--
-- grain: rule_id
-- rows: data/channel_rule_rows
--
-- rule_id           count Row of the rule.
-- source            text  Source, as the other tool writes it; * for any.
-- medium            text  Medium it needs; any where empty.
-- campaign_pattern  text  Pattern the campaign's name must match; any where empty.
-- channel           text  Channel we call it.
-- row_count         count Rows it catches: lines of spend, touches, leads and deals.
-- spend             money Spend it catches, in the reporting currency.
-- batch_id          text  Load or entry it came with.
-- line              count Line of the file.
with rules as (
    select * from stg_channel_map
),

uses as (
    select
        rule_id,
        count(*) as row_count,
        cast(sum(case when table_name = 'spend' then amount end) as decimal(18, 2)) as spend
    from stg_channel_uses
    group by rule_id
),

listed as (
    select
        rules.row_id as rule_id,
        rules.source,
        rules.medium,
        rules.campaign_pattern,
        rules.channel,
        coalesce(uses.row_count, 0) as row_count,
        coalesce(uses.spend, 0) as spend,
        rules.batch_id,
        rules.line
    from rules
    left join uses on rules.row_id = uses.rule_id
)

select * from listed
order by spend desc, row_count desc, channel asc, source asc, rule_id asc
