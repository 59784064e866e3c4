-- Which rows do channel rules catch?
--
-- grain: table_name, batch_id, line
-- $rule_id  integer?  Only this rule; all when absent.
--
-- rule_id      count Row of the rule.
-- table_name   text  Kind of file.
-- channel      text  Channel it gave.
-- subject      text  Campaign, else what the row is about.
-- amount       money Spend, or amount of the deal, in the reporting currency.
-- batch_id     text  Load of the row.
-- source_file  text  File it came from.
-- line         count Line of that file.
with uses as (
    select * from stg_channel_uses
    where $rule_id is null or rule_id = $rule_id
),

batches as (
    select * from stg_batches
),

found as (
    select
        uses.rule_id,
        uses.table_name,
        uses.channel,
        uses.subject,
        uses.amount,
        uses.batch_id,
        batches.file_name as source_file,
        uses.line
    from uses
    left join batches on uses.batch_id = batches.batch_id
)

select * from found
order by amount desc nulls last, table_name asc, source_file asc, line asc
