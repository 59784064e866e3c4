-- What each version did to each deal or line of spend: what it said before, and what it says since.
--
-- Only turns that can touch the past: rows that follow others, and rows whose day lies before the day stood on.
--
-- grain: metric, key, version
--
-- metric         text   won, lost, created or spend.
-- key            text   What the rows of the deal, or the lines of one grain of spend, share.
-- version        count  Version that made the change.
-- key_row        count  First row of those it changed.
-- day_before     date   Day it counted on before; empty where it did not count.
-- day_after      date   Day it counts on since; empty where it does not count.
-- amount_before  money  What it added before.
-- amount_after   money  What it adds since.
-- batch_id       text   Load whose row counts now; where none does, the load whose row counted before.
-- line           count  Line of that file.
-- stood_on       date   Day the version before stood on.
-- reason         text   late, amount, moved, outcome, vanished, undone, currency, rates or words.
with lives as (
    select * from stg_money_lives
),

stood_on as (
    select * from stg_version_days
),

currencies as (
    select * from stg_currency_spans
),

ends as (
    select
        *,
        to_version as version,
        -1 as sign,
        is_ended as is_of_row
    from lives
    where to_version <= getvariable('version')
),

followed as (
    select distinct
        key,
        version
    from ends
),

starts as (
    select
        lives.*,
        lives.from_version as version,
        1 as sign,
        lives.is_begun as is_of_row
    from lives
    inner join stood_on on lives.from_version = stood_on.version
    left join followed on lives.key = followed.key and lives.from_version = followed.version
    where lives.day < stood_on.day_before or followed.key is not null
),

sides as (
    select * from ends
    union all
    select * from starts
),

turns as (
    select
        metric,
        key,
        version,
        min(row_id) as key_row,
        bool_or(is_of_row) as is_of_rows,
        bool_or(sign < 0) as was_there,
        bool_or(sign > 0) as is_there,
        max(case when sign < 0 then day end) as day_before,
        max(case when sign > 0 then day end) as day_after,
        sum(case when sign < 0 then amount else 0 end) as amount_before,
        sum(case when sign > 0 then amount else 0 end) as amount_after,
        max((sign, line, batch_id)) as last_line
    from sides
    group by metric, key, version
),

reasoned as (
    select
        turns.metric,
        turns.key,
        turns.version,
        turns.key_row,
        turns.day_before,
        turns.day_after,
        turns.amount_before,
        turns.amount_after,
        turns.last_line[3] as batch_id,
        turns.last_line[2] as line,
        stood_on.day_before as stood_on,
        case
            when not turns.is_of_rows and coalesce(turns.day_before <> turns.day_after, true) then 'words'
            when not turns.is_of_rows and currencies.from_version is not null then 'currency'
            when not turns.is_of_rows then 'rates'
            when stood_on.kind = 'undo' then 'undone'
            when not turns.was_there then 'late'
            when not turns.is_there then 'vanished'
            when turns.day_before is null or turns.day_after is null then 'outcome'
            when turns.day_before <> turns.day_after then 'moved'
            else 'amount'
        end as reason
    from turns
    inner join stood_on on turns.version = stood_on.version
    left join currencies on turns.version = currencies.from_version
    where turns.amount_before <> turns.amount_after or turns.day_before is distinct from turns.day_after
)

select * from reasoned
