-- What do the deals alone already say?
--
-- Five facts that need no other file. Where the deals lack a column that a fact needs, it says which. Win rates count
-- all closed deals, by count; highest and lowest are told of sources with ten closed deals or more.
--
-- grain: fact, subject
-- side: both
--
-- fact      text    open_pipeline, win_rate, ageing, past_close_date or missing_amount.
-- subject   text    Lead source, for win rates; else empty.
-- deals     count   Deals it is about: open, won, open with a known age, overdue, without amount.
-- of_deals  count   Deals they are counted among: all, closed, open.
-- amount    money   What these deals are worth, in the reporting currency; empty where none has an amount.
-- share     percent Deals of the deals they are counted among.
-- days      days    Median age of open deals; median days past the close date.
-- missing   text    Column the deals lack for it; empty where nothing is missing.
with deals as (
    select * from mart_deals
),

clock as (
    select * from stg_as_of
),

known as (
    select
        count(*) as deals,
        count(*) filter (where is_open) as open_deals,
        count(*) filter (where is_closed) as closed_deals,
        count(nullif(lead_source, 'Unknown')) as with_source,
        count(created_date) filter (where is_open) as with_created,
        count(close_date) filter (where is_open) as with_close,
        count(amount_as_given) as with_amount
    from deals
),

sources as (
    select
        lead_source as subject,
        count(*) filter (where is_won) as won,
        count(*) as closed,
        cast(sum(amount) filter (where is_won) as decimal(18, 2)) as won_amount
    from deals
    where is_closed and lead_source <> 'Unknown'
    group by lead_source
    having count(*) >= 10
),

ranked as (
    select
        *,
        row_number() over (order by won / closed desc, closed desc, subject asc) as from_top,
        row_number() over (order by won / closed asc, closed desc, subject asc) as from_bottom
    from sources
),

open_deals as (
    select
        count(*) as deals,
        cast(sum(deals.amount) as decimal(18, 2)) as amount,
        count(deals.age_days) as aged_deals,
        cast(sum(deals.amount) filter (where deals.age_days is not null) as decimal(18, 2)) as aged_amount,
        median(deals.age_days) as median_age,
        count(*) filter (where deals.close_date < clock.as_of) as overdue,
        cast(sum(deals.amount) filter (where deals.close_date < clock.as_of) as decimal(18, 2)) as overdue_amount,
        median(clock.as_of - deals.close_date) filter (where deals.close_date < clock.as_of) as days_overdue,
        count(*) filter (where deals.amount_as_given is null) as without_amount
    from deals
    cross join clock
    where deals.is_open
),

facts as (
    select
        1 as place,
        'open_pipeline' as fact,
        '' as subject,
        open_deals.deals,
        known.deals as of_deals,
        open_deals.amount,
        cast(null as double) as days,
        case when known.with_amount = 0 then 'amount' else '' end as missing
    from open_deals
    cross join known
    union all
    select
        2 as place,
        'win_rate' as fact,
        subject,
        won as deals,
        closed as of_deals,
        won_amount as amount,
        cast(null as double) as days,
        '' as missing
    from ranked
    where from_top = 1 or from_bottom = 1
    union all
    select
        2 as place,
        'win_rate' as fact,
        'All deals' as subject,
        count(*) filter (where deals.is_won) as deals,
        count(*) filter (where deals.is_closed) as of_deals,
        cast(sum(deals.amount) filter (where deals.is_won) as decimal(18, 2)) as amount,
        cast(null as double) as days,
        case when max(known.with_source) = 0 then 'lead_source' else '' end as missing
    from deals
    cross join known
    union all
    select
        3 as place,
        'ageing' as fact,
        '' as subject,
        open_deals.aged_deals as deals,
        open_deals.deals as of_deals,
        open_deals.aged_amount as amount,
        open_deals.median_age as days,
        case when known.open_deals > 0 and known.with_created = 0 then 'created_at' else '' end as missing
    from open_deals
    cross join known
    union all
    select
        4 as place,
        'past_close_date' as fact,
        '' as subject,
        open_deals.overdue as deals,
        open_deals.deals as of_deals,
        open_deals.overdue_amount as amount,
        open_deals.days_overdue as days,
        case when known.open_deals > 0 and known.with_close = 0 then 'close_date' else '' end as missing
    from open_deals
    cross join known
    union all
    select
        5 as place,
        'missing_amount' as fact,
        '' as subject,
        open_deals.without_amount as deals,
        open_deals.deals as of_deals,
        cast(null as decimal(18, 2)) as amount,
        cast(null as double) as days,
        case when known.with_amount = 0 then 'amount' else '' end as missing
    from open_deals
    cross join known
),

told as (
    select
        fact,
        subject,
        deals,
        of_deals,
        amount,
        deals / nullif(of_deals, 0) as share,
        days,
        missing,
        place
    from facts
    where exists (select 1 from deals)
)

select * exclude (place) from told
order by place asc, share desc nulls last, subject asc
