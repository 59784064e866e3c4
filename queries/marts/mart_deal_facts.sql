-- Four facts about open deals, counted over all deals: pipeline, age, close dates in the past, missing amounts.
--
-- grain: place
--
-- place     count  Place in a list of facts.
-- fact      text   open_pipeline, ageing, past_close_date or missing_amount.
-- deals     count  Deals it is about.
-- of_deals  count  Deals they are counted among.
-- amount    money  What these deals are worth, in the reporting currency; empty where none has an amount.
-- days      days   Median age of open deals; median days past the close date.
-- missing   text   Column the deals lack for it; empty where nothing is missing.
with deals as (
    select
        *,
        is_open and age_days is not null as is_aged
    from mart_deals
),

clock as (
    select * from stg_as_of
),

counts as (
    select
        count(*) as all_deals,
        count(*) filter (where deals.is_open) as open_deals,
        cast(sum(deals.amount) filter (where deals.is_open) as decimal(18, 2)) as open_amount,
        case when count(deals.amount_as_given) = 0 then 'amount' else '' end as no_amount,
        count(*) filter (where deals.is_aged) as aged,
        cast(sum(deals.amount) filter (where deals.is_aged) as decimal(18, 2)) as aged_amount,
        median(deals.age_days) as median_age,
        count(deals.close_date) filter (where deals.is_open) as dated,
        count(*) filter (where deals.is_open and deals.close_date < clock.as_of) as overdue,
        cast(
            sum(deals.amount) filter (where deals.is_open and deals.close_date < clock.as_of) as decimal(18, 2)
        ) as overdue_amount,
        median(clock.as_of - deals.close_date) filter (
            where deals.is_open and deals.close_date < clock.as_of
        ) as days_overdue,
        count(*) filter (where deals.is_open and deals.amount_as_given is null) as without_amount
    from deals
    cross join clock
),

facts as (
    select
        1 as place,
        'open_pipeline' as fact,
        open_deals as deals,
        all_deals as of_deals,
        open_amount as amount,
        cast(null as double) as days,
        no_amount as missing
    from counts
    union all
    select
        3 as place,
        'ageing' as fact,
        aged as deals,
        open_deals as of_deals,
        aged_amount as amount,
        median_age as days,
        case when open_deals > 0 and aged = 0 then 'created_at' else '' end as missing
    from counts
    union all
    select
        4 as place,
        'past_close_date' as fact,
        overdue as deals,
        open_deals as of_deals,
        overdue_amount as amount,
        days_overdue as days,
        case when open_deals > 0 and dated = 0 then 'close_date' else '' end as missing
    from counts
    union all
    select
        5 as place,
        'missing_amount' as fact,
        without_amount as deals,
        open_deals as of_deals,
        cast(null as decimal(18, 2)) as amount,
        cast(null as double) as days,
        no_amount as missing
    from counts
)

select * from facts
