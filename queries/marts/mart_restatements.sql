-- What each version changed about quarters that had ended by then: one row per deal or line of spend and quarter.
--
-- Each side is told as it was: at the rates, in the currency and in the words of its version. A quarter had ended where
-- it lay wholly before the day the version before stood on. A change of day moves money out of one quarter and into
-- another: a row each. The amounts of a version and quarter add up to the difference it made.
--
-- grain: metric, version, key_row, quarter_start_date
--
-- metric              text   won, lost, created or spend.
-- version             count  Version that made the change.
-- key_row             count  First row of the deal or line of spend that changed.
-- quarter_start_date  date   First day of the fiscal quarter.
-- quarter_label       text   The fiscal quarter.
-- reason              text   late, amount, moved, outcome, vanished, undone, currency, rates or words.
-- before_amount       money  What it added to the quarter before.
-- after_amount        money  What it adds since.
-- difference          money  What the change added to the quarter.
-- batch_id            text   Load whose row counts now; where none does, the load whose row counted before.
-- line                count  Line of that file.
with turns as (
    select * from stg_turns
),

quarters as (
    select
        date,
        quarter_start_date,
        quarter_end_date,
        quarter_label
    from mart_calendar
),

parts as (
    select
        metric,
        key_row,
        version,
        day_before as day,
        reason,
        stood_on,
        amount_before as before_amount,
        0 as after_amount,
        batch_id,
        line
    from turns
    where day_before is not null
    union all
    select
        metric,
        key_row,
        version,
        day_after as day,
        reason,
        stood_on,
        0 as before_amount,
        amount_after as after_amount,
        batch_id,
        line
    from turns
    where day_after is not null
),

by_quarter as (
    select
        parts.metric,
        parts.version,
        parts.key_row,
        quarters.quarter_start_date,
        max(quarters.quarter_label) as quarter_label,
        max(parts.reason) as reason,
        cast(sum(parts.before_amount) as decimal(18, 2)) as before_amount,
        cast(sum(parts.after_amount) as decimal(18, 2)) as after_amount,
        cast(sum(parts.after_amount) - sum(parts.before_amount) as decimal(18, 2)) as difference,
        max(parts.batch_id) as batch_id,
        max(parts.line) as line
    from parts
    inner join quarters on parts.day = quarters.date
    where quarters.quarter_end_date <= parts.stood_on
    group by
        parts.metric,
        parts.version,
        parts.key_row,
        quarters.quarter_start_date
    having sum(parts.after_amount) <> sum(parts.before_amount)
),

named as (
    select
        metric,
        version,
        key_row,
        quarter_start_date,
        quarter_label,
        case when reason = 'moved' and before_amount * after_amount <> 0 then 'amount' else reason end as reason,
        before_amount,
        after_amount,
        difference,
        batch_id,
        line
    from by_quarter
)

select * from named
