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

facts as (
    select
        place,
        fact,
        '' as subject,
        deals,
        of_deals,
        amount,
        days,
        missing
    from mart_deal_facts
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
        count(*) filter (where is_won) as deals,
        count(*) filter (where is_closed) as of_deals,
        cast(sum(amount) filter (where is_won) as decimal(18, 2)) as amount,
        cast(null as double) as days,
        case when count(nullif(lead_source, 'Unknown')) = 0 then 'lead_source' else '' end as missing
    from deals
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
