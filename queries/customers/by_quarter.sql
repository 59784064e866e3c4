-- How do customers fare, quarter by quarter?
--
-- NPS and use by the fiscal quarter in which they were heard; those who left by the quarter in which they did.
-- Customers are accounts with a deal won before the quarter that had not left before it. The present quarter is not
-- over.
--
-- grain: quarter_label
-- rows: customers/voice_rows
-- side: both
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- quarter_label  text    Fiscal quarter.
-- nps            count   NPS of the quarter; empty where nobody gave a score.
-- low            count   5 in 100 that it is less.
-- high           count   5 in 100 that it is more.
-- scores         count   Scores given.
-- usage          count   Use score, on average; empty where none is known.
-- customers      count   Customers when the quarter began.
-- left_us        count   Customers who left in it.
-- left_share     percent Left, as a share of customers.
-- quarter        date    First day of the quarter.
with quarters as (
    select distinct
        calendar.quarter_start_date,
        calendar.quarter_end_date,
        calendar.quarter_label
    from mart_calendar as calendar
    cross join stg_as_of as clock
    where calendar.date < clock.as_of and calendar.date >= clock.as_of - 730
),

voices as (
    select
        *,
        case
            when kind <> 'nps' then null when score >= 9 then 100e0 when score <= 6 then -100e0 else 0e0
        end as point
    from mart_voice
    where
        kind in ('nps', 'usage', 'churn')
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

heard as (
    select
        quarters.quarter_start_date,
        avg(voices.point) as nps,
        count(voices.point) as scores,
        1.645 * sqrt(coalesce(var_pop(voices.point), 0) * count(voices.point) + 15000)
        / (count(voices.point) + 3) as half,
        avg(cast(case when voices.kind = 'usage' then voices.score end as double)) as usage,
        count(distinct case when voices.kind = 'churn' then voices.account_key end) as left_us
    from quarters
    inner join voices
        on quarters.quarter_start_date <= voices.said_on and quarters.quarter_end_date > voices.said_on
    group by quarters.quarter_start_date
),

customers as (
    select
        deals.account_key,
        min(deals.closed_date) as first_date,
        min(gone.said_on) as last_date
    from mart_deals as deals
    left join voices as gone on deals.account_key = gone.account_key and gone.kind = 'churn'
    where
        deals.is_won
        and ($regions is null or list_contains($regions, deals.region))
        and ($segments is null or list_contains($segments, deals.segment))
    group by deals.account_key
),

based as (
    select
        quarters.quarter_start_date,
        count(*) as customers
    from quarters
    inner join customers
        on
            quarters.quarter_start_date > customers.first_date
            and quarters.quarter_start_date <= coalesce(customers.last_date, date '9999-12-31')
    group by quarters.quarter_start_date
),

told as (
    select
        quarters.quarter_label,
        round(heard.nps) as nps,
        round(greatest(-100, heard.nps - heard.half)) as low,
        round(least(100, heard.nps + heard.half)) as high,
        heard.scores,
        round(heard.usage, 1) as usage,
        coalesce(based.customers, 0) as customers,
        heard.left_us,
        heard.left_us / nullif(based.customers, 0) as left_share,
        quarters.quarter_start_date as quarter
    from quarters
    inner join heard on quarters.quarter_start_date = heard.quarter_start_date
    left join based on quarters.quarter_start_date = based.quarter_start_date
)

select * from told
order by quarter
