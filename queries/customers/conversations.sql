-- Which talks with customers were logged?
--
-- The newest first.
--
-- grain: conversation_id
-- side: both
--
-- held_on          date  Day of the talk.
-- held_by          text  Who held it.
-- side             text  Which side held it.
-- account_name     text  Company talked to.
-- theme            text  What it was about.
-- said             text  What they said.
-- next_step        text  What follows from it.
-- file_name        text  File it came with; empty where it was written in Tandem.
-- batch_id         text  Load or entry that brought it.
-- conversation_id  text  Its id.
with conversations as (
    select * from stg_conversations
),

accounts as (
    select * from stg_accounts
),

batches as (
    select * from stg_batches
),

named as (
    select
        conversations.held_on,
        conversations.held_by,
        conversations.side,
        coalesce(conversations.account_name, accounts.account_name, conversations.account_key) as account_name,
        conversations.theme,
        conversations.said,
        conversations.next_step,
        batches.file_name,
        conversations.batch_id,
        conversations.conversation_id
    from conversations
    left join accounts on conversations.account_key = accounts.account_key
    left join batches on conversations.batch_id = batches.batch_id
)

select * from named
order by held_on desc, conversation_id desc
