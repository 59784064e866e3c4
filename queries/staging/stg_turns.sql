-- What each version did to each deal or line of spend: what it said before, and what it says since.
--
-- Only turns that can touch the past: rows that follow others, and rows whose day lies before the day stood on.
--
-- grain: metric, key_row, version
--
-- metric         text   won, lost, created or spend.
-- key_row        count  First row of the deal or line of spend.
-- version        count  Version that made the change.
-- rows_before    count  Rows that ended.
-- rows_after     count  Rows that began.
-- day_before     date   Day it counted on before; empty where it did not count.
-- day_after      date   Day it counts on since; empty where it does not count.
-- amount_before  money  What it added before.
-- amount_after   money  What it adds since.
-- batch_id       text   Load whose row counts now; where none does, the load whose row counted before.
-- line           count  Line of that file.
-- stood_on       date   Day the version before stood on.
-- reason         text   late, amount, moved, outcome, vanished or undone.
with lives as (
    select * from stg_row_lives
),

stood_on as (
    select * from stg_version_days
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
)

select * from reasoned
