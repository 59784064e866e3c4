-- What do customers speak of, good and bad, and how much revenue stands behind it?
--
-- Words of the last 365 days by theme and segment. Good: said after a won deal, or with a score of 9 or 10. Bad: said
-- after a lost deal, with a score of 0 to 6, or on leaving. The money is that of the deals spoken of, else what the
-- account brought in the last 365 days; each deal and account counts once a line.
--
-- grain: tone, theme, segment
-- rows: customers/voice_rows
-- side: both
-- $tone      text?   good or bad only; both when absent.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- tone      text  good or bad.
-- theme     text  What they speak of.
-- segment   text  Segment of those who do.
-- voices    count How often it was said.
-- accounts  count By how many companies.
-- amount    money Revenue behind it.
with heard as (
    select
        voices.tone,
        voices.theme,
        coalesce(voices.segment, 'Unknown') as segment,
        voices.account_key,
        voices.money_key,
        voices.amount
    from mart_voice as voices
    cross join stg_as_of as clock
    where
        voices.said_on >= clock.as_of - 365
        and voices.theme is not null
        and voices.tone is not null
        and ($regions is null or list_contains($regions, voices.region))
        and ($segments is null or list_contains($segments, voices.segment))
),

voices as (
    select * from heard
    where $tone is null or tone = $tone
),

moneys as (
    select
        tone,
        theme,
        segment,
        money_key,
        max(amount) as amount
    from voices
    group by tone, theme, segment, money_key
),

summed as (
    select
        tone,
        theme,
        segment,
        cast(sum(amount) as decimal(18, 2)) as amount
    from moneys
    group by tone, theme, segment
),

counted as (
    select
        tone,
        theme,
        segment,
        count(*) as voices,
        count(distinct account_key) as accounts
    from voices
    group by tone, theme, segment
),

joined as (
    select
        counted.tone,
        counted.theme,
        counted.segment,
        counted.voices,
        counted.accounts,
        summed.amount
    from counted
    inner join summed
        on
            counted.tone = summed.tone
            and counted.theme = summed.theme
            and counted.segment = summed.segment
)

select * from joined
order by amount desc nulls last, voices desc, theme asc, segment asc
