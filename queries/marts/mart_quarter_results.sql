-- What each quarter won in all, and its revenue target for the whole company.
--
-- Where targets stand at several details, the first counts.
--
-- grain: quarter_start_date
--
-- quarter_start_date  date  First day of the quarter.
-- won                 money Won in it; empty where nothing was.
-- target              money Revenue target; empty where none is on file.
with booked as (
    select
        calendar.quarter_start_date,
        cast(sum(deals.amount) as decimal(18, 2)) as won
    from mart_deals as deals
    inner join mart_calendar as calendar on deals.closed_date = calendar.date
    where deals.is_won
    group by calendar.quarter_start_date
),

promised as (
    select
        quarter_start_date,
        cast(sum(value) as decimal(18, 2)) as target
    from mart_targets
    where metric = 'revenue'
    group by quarter_start_date, detail
    qualify row_number() over (partition by quarter_start_date order by detail) = 1
),

joined as (
    select
        coalesce(booked.quarter_start_date, promised.quarter_start_date) as quarter_start_date,
        booked.won,
        promised.target
    from booked
    full join promised on booked.quarter_start_date = promised.quarter_start_date
)

select * from joined
