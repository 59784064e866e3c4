-- Rows that load but cannot be trusted as they are, one line for each row and problem.
--
-- grain: problem, table_name, subject, batch_id, line
--
-- problem     text   What is wrong, in words.
-- advice      text   What it does to the numbers, and what to do.
-- table_name  text   Kind of file.
-- subject     text   Which deal, campaign or channel.
-- amount      money  Money it touches, in the reporting currency; empty where none is known.
-- batch_id    text   Load of the row.
-- line        count  Line of the file.
with spend as (
    select * from stg_spend
),

advice as (
    select * from stg_problem_advice
),

strange as (
    select value as channel from mart_words
    where table_name = 'spend' and column_name = 'channel' and not is_known
),

alias_problems as (
    select distinct
        'Aliases that lead in a circle' as problem,
        given.their_value as subject,
        cast(null as decimal(18, 2)) as amount,
        given.batch_id,
        given.line
    from stg_given_aliases as given
    inner join mart_aliases as followed on given.alias_id = followed.row_id
    where followed.our_value is null
),

spend_problems as (
    select
        advice.problem,
        coalesce(spend.campaign_name, spend.campaign_id, spend.channel) as subject,
        spend.cost as amount,
        spend.batch_id,
        spend.line
    from spend
    cross join advice
    where
        case advice.problem
            when 'Spend without a known channel' then spend.channel = 'Unknown'
            when 'Spend on a channel that nothing else knows'
                then spend.channel in (select strange.channel from strange)
            when 'Spend in a currency without a rate' then spend.cost_as_given is not null and spend.cost is null
            when 'Refunds: spend below zero' then spend.cost_as_given < 0
        end
),

found as (
    select * from mart_deal_problems
    union all
    select * from spend_problems
    union all
    select * from alias_problems
),

advised as (
    select
        found.problem,
        advice.advice,
        advice.table_name,
        found.subject,
        found.amount,
        found.batch_id,
        found.line
    from found
    inner join advice on found.problem = advice.problem
)

select * from advised
