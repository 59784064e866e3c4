-- Talks with customers, as they were logged.
--
-- They follow the version, not the as-of date: a talk logged today counts today, though no file reaches so far yet.
--
-- grain: conversation_id
--
-- conversation_id  text  Its id.
-- held_on          date  Day of the talk.
-- held_by          text  Who held it.
-- side             text  Which side held it.
-- account_key      text  Account, by id, else by name.
-- account_name     text  Account, as it was written.
-- opportunity_id   text  Deal talked about.
-- theme            text  What it was about.
-- said             text  What they said.
-- next_step        text  What follows from it.
-- batch_id         text  Load it came with.
with conversations as (
    select
        *,
        regexp_replace(lower(account_name), '[^\p{L}\p{N}]', '', 'g') as normalised_name
    from live_conversations
),

account_names as (
    select * from stg_account_names
),

known as (
    select
        conversations.conversation_id,
        conversations.held_on,
        conversations.held_by,
        conversations.side,
        coalesce(
            conversations.account_id, account_names.account_key, 'name:' || conversations.normalised_name
        ) as account_key,
        conversations.account_name,
        conversations.opportunity_id,
        conversations.theme,
        conversations.said,
        conversations.next_step,
        conversations.batch_id
    from conversations
    left join account_names on conversations.normalised_name = account_names.normalised_name
)

select * from known
