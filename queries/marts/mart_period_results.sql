-- What each fiscal quarter and each period that a leader called won in all.
--
-- grain: period_start, period_end
--
-- period_start  date  First day of the period.
-- period_end    date  Last day of it.
-- won           money Won in it; 0 where nothing was.
with periods as (
    select distinct
        quarter_start_date as period_start,
        quarter_end_date - 1 as period_end
    from mart_calendar
    where date in (select mart_deals.closed_date from mart_deals)
    union
    select
        period_start,
        period_end
    from stg_commitments
),

results as (
    select
        periods.period_start,
        periods.period_end,
        cast(coalesce(sum(deals.amount), 0) as decimal(18, 2)) as won
    from periods
    left join mart_deals as deals
        on
            periods.period_start <= deals.closed_date
            and periods.period_end >= deals.closed_date
            and deals.is_won
    group by periods.period_start, periods.period_end
)

select * from results
