-- All that customers and buyers said, with the deal or company it is about, and the money behind it.
--
-- Behind it stands the amount of the deal spoken of, else what the account brought in the last 365 days.
--
-- grain: voice_key
--
-- voice_key       text   Its id, made of where it comes from.
-- said_on         date   Day it was said.
-- kind            text   How we heard it: nps, win_loss, interview, review, usage, churn or conversation.
-- account_key     text   Account that said it.
-- account_name    text   Its name.
-- opportunity_id  text   Deal it is about.
-- region          text   Region of the deal, else of the account.
-- segment         text   Segment of the deal, else of the account.
-- theme           text   What it was about.
-- comment         text   What was said.
-- score           ratio  Score given.
-- tone            text   good or bad; empty where nothing tells.
-- loss_reason     text   What the rep wrote on the deal.
-- is_won          flag   Whether the deal it is about was won.
-- is_lost         flag   Whether it was lost.
-- money_key       text   The deal, else the account: what the money belongs to.
-- amount          money  The money behind it; empty where nothing is known.
-- batch_id        text   Load it came with.
-- line            count  Line of the file.
with feedback as (
    select
        'feedback ' || cast(row_id as varchar) as voice_key,
        date as said_on,
        coalesce(kind, 'interview') as kind,
        account_key,
        account_name,
        opportunity_id,
        theme,
        comment,
        score,
        batch_id,
        line
    from stg_feedback
),

conversations as (
    select
        'conversation ' || conversation_id as voice_key,
        held_on as said_on,
        'conversation' as kind,
        account_key,
        account_name,
        opportunity_id,
        theme,
        said as comment,
        cast(null as decimal(18, 6)) as score,
        batch_id,
        cast(null as integer) as line
    from stg_conversations
),

voices as (
    select * from feedback
    union all
    select * from conversations
),

won_by_account as (
    select
        deals.account_key,
        sum(deals.amount) as amount
    from mart_deals as deals
    cross join stg_as_of as clock
    where deals.is_won and deals.closed_date >= clock.as_of - 365
    group by deals.account_key
),

joined as (
    select
        voices.voice_key,
        voices.said_on,
        voices.kind,
        coalesce(voices.account_key, deals.account_key) as account_key,
        coalesce(accounts.account_name, deals.account_name, voices.account_name) as account_name,
        voices.opportunity_id,
        coalesce(deals.region, accounts.region) as region,
        coalesce(deals.segment, accounts.segment) as segment,
        voices.theme,
        voices.comment,
        voices.score,
        case
            when voices.kind in ('win_loss', 'interview') and deals.is_won then 'good'
            when voices.kind in ('win_loss', 'interview') and deals.is_lost then 'bad'
            when voices.kind = 'nps' and voices.score >= 9 then 'good'
            when voices.kind = 'nps' and voices.score <= 6 or voices.kind = 'churn' then 'bad'
        end as tone,
        deals.loss_reason,
        coalesce(deals.is_won, false) as is_won,
        coalesce(deals.is_lost, false) as is_lost,
        coalesce(deals.opportunity_id, voices.account_key) as money_key,
        coalesce(deals.amount, won_by_account.amount) as amount,
        voices.batch_id,
        voices.line
    from voices
    left join mart_deals as deals on voices.opportunity_id = deals.opportunity_id
    left join stg_accounts as accounts on coalesce(voices.account_key, deals.account_key) = accounts.account_key
    left join won_by_account on voices.account_key = won_by_account.account_key
)

select * from joined
