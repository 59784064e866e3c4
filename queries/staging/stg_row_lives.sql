-- Every row of deals and spend that ever counted, with the versions it counted from and to, and what it says.
--
-- Money is told at today's rates and in today's currency, so that two versions differ only by what files said. A deal
-- says three things: when and for how much it was created, won and lost.
--
-- grain: row_id, metric
--
-- metric        text   won, lost, created or spend.
-- row_id        count  The row.
-- key_row       count  First row of the same deal or line of spend: its rows follow each other.
-- batch_id      text   Load it came with.
-- line          count  Line of the file.
-- from_version  count  First version it counted at.
-- to_version    count  Version that ended it; empty while it counts.
-- day           date   Day it counts on; empty where it does not count.
-- amount        money  What it adds to that day, in the reporting currency; 0 where it does not count.
with deals as (
    select * from stg_deal_lives
),

spend as (
    select * from stg_spend_lives
),

ends (outcome) as (
    values ('won'), ('lost')
),

lives as (
    select
        ends.outcome as metric,
        deals.row_id,
        deals.key_row,
        deals.batch_id,
        deals.line,
        deals.from_version,
        deals.to_version,
        case when deals.stands and deals.outcome = ends.outcome then deals.close_date end as day,
        case
            when deals.stands and deals.outcome = ends.outcome and deals.close_date is not null then deals.worth
            else 0
        end as amount
    from deals
    cross join ends
    union all
    select
        'created' as metric,
        row_id,
        key_row,
        batch_id,
        line,
        from_version,
        to_version,
        case when stands then created_date end as day,
        case when stands and created_date is not null then worth else 0 end as amount
    from deals
    union all
    select
        'spend' as metric,
        row_id,
        key_row,
        batch_id,
        line,
        from_version,
        to_version,
        date as day,
        cost as amount
    from spend
),

told as (
    select
        metric,
        row_id,
        key_row,
        batch_id,
        line,
        from_version,
        to_version,
        day,
        cast(amount as decimal(18, 2)) as amount
    from lives
)

select * from told
