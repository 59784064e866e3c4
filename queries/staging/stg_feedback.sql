-- What customers told us.
--
-- grain: row_id
--
-- row_id          count  Row of the feedback.
-- batch_id        text   Load it came with.
-- line            count  Line of the file.
-- feedback_id     text   Its id.
-- date            date   Day it was given.
-- account_key     text   Account that gave it.
-- account_id      text   Account, as the file gives it.
-- account_name    text   Name of the account.
-- opportunity_id  text   Deal it is about.
-- kind            text   Kind: nps, win_loss, interview, review, usage or churn.
-- score           ratio  Score given.
-- theme           text   Theme.
-- comment         text   What was said.
with given as (
    select * from live_feedback
    where date < coalesce(getvariable('as_of'), date '9999-12-31')
),

aliases as (
    select * from mart_aliases
    where table_name = 'feedback'
),

feedback as (
    select
        given.row_id,
        given.batch_id,
        given.line,
        given.feedback_id,
        given.date,
        given.account_id,
        coalesce(names.our_value, given.account_name) as account_name,
        regexp_replace(
            lower(coalesce(names.our_value, given.account_name)), '[^\p{L}\p{N}]', '', 'g'
        ) as normalised_name,
        given.opportunity_id,
        given.kind,
        given.score,
        coalesce(themes.our_value, given.theme) as theme,
        given.comment
    from given
    left join aliases as names
        on
            regexp_replace(lower(trim(given.account_name)), '\s+', ' ', 'g') = names.their_key
            and names.column_name = 'account_name'
    left join aliases as themes
        on
            regexp_replace(lower(trim(given.theme)), '\s+', ' ', 'g') = themes.their_key
            and themes.column_name = 'theme'
),

account_names as (
    select * from stg_account_names
),

joined as (
    select
        feedback.row_id,
        feedback.batch_id,
        feedback.line,
        feedback.feedback_id,
        feedback.date,
        coalesce(feedback.account_id, account_names.account_key, 'name:' || feedback.normalised_name) as account_key,
        feedback.account_id,
        feedback.account_name,
        feedback.opportunity_id,
        feedback.kind,
        feedback.score,
        feedback.theme,
        feedback.comment
    from feedback
    left join account_names on feedback.normalised_name = account_names.normalised_name
)

select * from joined
