-- What each version changed about quarters that had ended by then: one row per deal or line of spend and quarter.
--
-- A quarter had ended where it lay wholly before the day the version before stood on. A change of day moves money out
-- of one quarter and into another: a row each. The amounts of a version and quarter add up to the difference it made.
--
-- grain: metric, version, key_row, quarter_start_date
--
-- metric              text   won, lost, created or spend.
-- version             count  Version that made the change.
-- key_row             count  First row of the deal or line of spend.
-- quarter_start_date  date   First day of the fiscal quarter.
-- quarter_label       text   The fiscal quarter.
-- reason              text   late, amount, moved, outcome, vanished or undone.
-- before_amount       money  What it added to the quarter before.
-- after_amount        money  What it adds since.
-- difference          money  What the change added to the quarter.
-- batch_id            text   Load whose row counts now; where none does, the load whose row counted before.
-- line                count  Line of that file.
with lives as (
    select * from stg_row_lives
),

versions as (
    select
        version,
        kind
    from versions
    where version <= getvariable('version')
),

batches as (
    select
        batch_id,
        observed_on
    from batches
),

seen_days as (
    select
        lives.from_version as version,
        max(case when lives.metric = 'spend' and lives.day <= batches.observed_on then lives.day end) as spend_day,
        max(case when lives.metric <> 'spend' and lives.day <= batches.observed_on then lives.day end) as deal_day
    from lives
    inner join batches on lives.batch_id = batches.batch_id
    group by lives.from_version
),

reached as (
    select
        versions.version,
        versions.kind,
        max(seen_days.spend_day) over before as spend_day,
        max(seen_days.deal_day) over before as deal_day
    from versions
    left join seen_days on versions.version = seen_days.version
    window before as (order by versions.version rows between unbounded preceding and 1 preceding)
),

stood_on as (
    select
        version,
        kind,
        least(coalesce(spend_day, deal_day), coalesce(deal_day, spend_day)) + 1 as day_before
    from reached
),

quarters as (
    select
        date,
        quarter_start_date,
        quarter_end_date,
        quarter_label
    from stg_calendar
),

ends as (
    select
        metric,
        key_row,
        to_version as version,
        day,
        -1 as sign,
        amount,
        batch_id,
        line
    from lives
    where to_version is not null
),

starts as (
    select
        lives.metric,
        lives.key_row,
        lives.from_version as version,
        lives.day,
        1 as sign,
        lives.amount,
        lives.batch_id,
        lives.line
    from lives
    inner join stood_on on lives.from_version = stood_on.version
    where lives.day < stood_on.day_before or lives.key_row in (select ends.key_row from ends)
),

sides as (
    select * from ends
    union all
    select * from starts
),

turns as (
    select
        metric,
        key_row,
        version,
        count(*) filter (where sign < 0) as rows_before,
        count(*) filter (where sign > 0) as rows_after,
        max(day) filter (where sign < 0) as day_before,
        max(day) filter (where sign > 0) as day_after,
        coalesce(sum(amount) filter (where sign < 0), 0) as amount_before,
        coalesce(sum(amount) filter (where sign > 0), 0) as amount_after,
        coalesce(arg_max(batch_id, line) filter (where sign > 0), arg_max(batch_id, line)) as batch_id,
        coalesce(max(line) filter (where sign > 0), max(line)) as line
    from sides
    group by
        metric,
        key_row,
        version
    having amount_before <> amount_after or day_before is distinct from day_after
),

reasoned as (
    select
        turns.*,
        stood_on.day_before as stood_on,
        case
            when stood_on.kind = 'undo' then 'undone'
            when turns.rows_before = 0 then 'late'
            when turns.rows_after = 0 then 'vanished'
            when turns.day_before is null or turns.day_after is null then 'outcome'
            when turns.day_before <> turns.day_after then 'moved'
            else 'amount'
        end as reason
    from turns
    inner join stood_on on turns.version = stood_on.version
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
    from reasoned
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
    from reasoned
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
