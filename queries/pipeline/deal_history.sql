-- What changed about a deal, and which line of which file shows it?
--
-- Every row that tells of the deal's stage, amount or close date, oldest first, and each snapshot in which its owner,
-- its currency or its deletion mark differs from the one before. Amounts are in the deal's own currency.
--
-- grain: kind, row_id
-- side: both
-- $opportunity_id  text  The deal.
--
-- changed_date         date  Day of the change, or on which it was first seen.
-- kind                 text  state (stage, amount, close date) or traits (owner, currency, deleted).
-- row_id               count Row that shows it.
-- stage                text  Stage from then on.
-- amount               money Amount from then on, in the deal's own currency.
-- previous_amount      money Amount before; empty on the first.
-- close_date           date  Close date from then on.
-- previous_close_date  date  Close date before; empty on the first.
-- owner                text  Owner from then on.
-- currency             text  Currency from then on.
-- is_deleted           flag  Whether it was marked deleted from then on.
-- source_file          text  File that shows it.
-- source_line          count Line of that file.
-- batch_id             text  Load that brought the file.
with moments as (
    select *
    from mart_deal_moments
    where opportunity_id = $opportunity_id
),

batches as (
    select * from stg_batches
),

compared as (
    select
        *,
        lag(amount ignore nulls) over in_order as previous_amount,
        lag(close_date ignore nulls) over in_order as previous_close_date,
        lag(owner || currency || is_deleted) over in_order as previous_traits,
        owner || currency || is_deleted as traits
    from moments
    window in_order as (partition by kind order by changed_at, line, row_id)
),

listed as (
    select
        cast(compared.changed_at as date) as changed_date,
        compared.kind,
        compared.row_id,
        compared.stage,
        compared.amount,
        compared.previous_amount,
        compared.close_date,
        compared.previous_close_date,
        compared.owner,
        compared.currency,
        compared.is_deleted,
        batches.file_name as source_file,
        compared.line as source_line,
        compared.batch_id
    from compared
    left join batches on compared.batch_id = batches.batch_id
    where compared.kind = 'state' or compared.traits is distinct from compared.previous_traits
)

select * from listed
order by changed_date, kind, row_id
