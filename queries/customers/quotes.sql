-- In which words did customers say it?
--
-- Comments of the last 365 days; the same words count once, where they were said last.
--
-- grain: voice_key
-- rows: customers/voice_rows
-- side: both
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- comment       text  What was said.
-- times         count How often the same words were said.
-- tone          text  good or bad; empty where nothing tells.
-- theme         text  What it was about.
-- account_name  text  Who said it last.
-- segment       text  Their segment.
-- said_on       date  Day it was said last.
-- amount        money The money behind it.
-- voice_key     text  Where it comes from.
with voices as (
    select voices.*
    from mart_voice as voices
    cross join stg_as_of as clock
    where
        voices.said_on >= clock.as_of - 365
        and trim(voices.comment) <> ''
        and ($regions is null or list_contains($regions, voices.region))
        and ($segments is null or list_contains($segments, voices.segment))
),

ranked as (
    select
        *,
        count(*) over (partition by tone, comment) as times,
        row_number() over (partition by tone, comment order by said_on desc, voice_key asc) as place
    from voices
),

chosen as (
    select
        comment,
        times,
        tone,
        theme,
        account_name,
        segment,
        said_on,
        amount,
        voice_key
    from ranked
    where place = 1
)

select * from chosen
order by said_on desc, voice_key asc
