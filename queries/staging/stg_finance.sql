-- What the books say, by period and metric.
--
-- grain: row_id
--
-- row_id        count  Row of the figure.
-- batch_id      text   Load it came with.
-- line          count  Line of the file.
-- period_start  date   First day of the period.
-- period_end    date   Last day of the period, as the file gives it.
-- metric        text   What was booked: booked_revenue, marketing_spend or sales_cost.
-- value         money  How much, in the reporting currency.
with finance as (
    select * from live_finance
),

known as (
    select
        row_id,
        batch_id,
        line,
        period_start,
        period_end,
        metric,
        value
    from finance
    where period_start < coalesce(getvariable('as_of'), date '9999-12-31')
)

select * from known
