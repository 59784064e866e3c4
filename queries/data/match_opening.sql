-- How much do the files understand of each other?
--
-- grain: state
-- rows: data/match_rows
--
-- spend_share  percent Spend on channels that deals have too.
-- deal_share   percent Deals that have a touch.
-- word_count   count   Words of one file that no other file knows.
-- state        text    both, spend, deals, or neither, by which of the two shares can be told.
with shares as (
    select
        max(case when check_name = 'spend_channel' and is_matched then amount end) as spend_known,
        sum(case when check_name = 'spend_channel' then amount end) as spend_total,
        max(case when check_name = 'deal_touch' and is_matched then row_count end) as deals_known,
        sum(case when check_name = 'deal_touch' then row_count end) as deals_total
    from mart_match_rows
),

sources as (
    select
        max(case when table_name = 'opportunities' then row_count end) as deals,
        max(case when table_name = 'touchpoints' then row_count end) as touches
    from stg_sources
),

words as (
    select count(*) as word_count from mart_words
    where not is_known
),

told as (
    select
        case
            when sources.deals > 0
                then cast(coalesce(shares.spend_known, 0) as double) / nullif(cast(shares.spend_total as double), 0)
        end as spend_share,
        case
            when sources.touches > 0
                then cast(coalesce(shares.deals_known, 0) as double) / nullif(shares.deals_total, 0)
        end as deal_share,
        words.word_count
    from shares
    cross join sources
    cross join words
),

judged as (
    select
        spend_share,
        deal_share,
        word_count,
        case
            when spend_share is not null and deal_share is not null then 'both'
            when spend_share is not null then 'spend'
            when deal_share is not null then 'deals'
            else 'neither'
        end as state
    from told
)

select * from judged
