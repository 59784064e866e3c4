-- Every row of a deal that ever counted, cut where a rate or a word gave it another worth or outcome.
--
-- Money and stages are told as they were at the time: at the rates and in the words known then.
--
-- grain: row_id, from_version
--
-- row_id        count  The row.
-- key           text   What the rows of one deal share.
-- batch_id      text   Load it came with.
-- line          count  Line of the file.
-- from_version  count  First version it said this at.
-- to_version    count  First version it no longer did; the one after the newest while it does.
-- is_begun      flag   Whether the row itself began to count at its first version.
-- is_ended      flag   Whether the row itself ceased to count at its last.
-- created_date  date   Day the deal was created.
-- close_date    date   Day it closed, or should close.
-- outcome       text   won, lost or open, as the row says.
-- stands        flag   Whether it is not marked deleted.
-- worth         money  Its amount in the reporting currency; 0 where no rate was known.
with deal_rows as (
    select * from stg_deal_spans
),

stages as (
    select * from stg_stage_spans
),

rates as (
    select * from stg_rate_spans
),

days as (
    select distinct
        currency,
        rate_day
    from deal_rows
    where currency is not null
),

day_rates as (
    select
        days.currency,
        days.rate_day,
        rates.from_version,
        rates.to_version,
        rates.rate
    from days
    inner join rates
        on days.currency = rates.currency and days.rate_day >= rates.date and days.rate_day < rates.until_date
),

pieces as (
    select
        deal_rows.*,
        greatest(
            deal_rows.from_version, stages.from_version, coalesce(day_rates.from_version, 0)
        ) as since_version,
        least(
            deal_rows.to_version, stages.to_version, coalesce(day_rates.to_version, deal_rows.to_version)
        ) as until_version,
        case when deal_rows.currency is null then 1 else day_rates.rate end as rate,
        stages.outcome as stage_outcome
    from deal_rows
    inner join stages
        on
            deal_rows.stage = stages.stage
            and deal_rows.from_version < stages.to_version
            and deal_rows.to_version > stages.from_version
    left join day_rates
        on
            deal_rows.currency = day_rates.currency
            and deal_rows.rate_day = day_rates.rate_day
            and deal_rows.from_version < day_rates.to_version
            and deal_rows.to_version > day_rates.from_version
),

deals as (
    select
        row_id,
        key,
        batch_id,
        line,
        since_version as from_version,
        until_version as to_version,
        since_version = from_version as is_begun,
        until_version = to_version as is_ended,
        created_date,
        close_date,
        case
            when is_won then 'won'
            when is_closed = false then 'open'
            when is_closed and is_won = false then 'lost'
            when stage_outcome = 'won' and is_won is null then 'won'
            when stage_outcome = 'lost' or is_closed then 'lost'
            else 'open'
        end as outcome,
        stands,
        coalesce(cast(amount * rate as decimal(18, 2)), 0) as worth
    from pieces
    where since_version < until_version
)

select * from deals
