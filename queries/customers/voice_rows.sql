-- What was said in the last year?
--
-- Scores of use are left out: they are no words.
--
-- grain: voice_key
-- side: both
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- voice_key       text  Where it comes from.
-- said_on         date  Day it was said.
-- kind            text  How we heard it.
-- account_name    text  Who said it.
-- region          text  Region.
-- segment         text  Segment.
-- theme           text  What it was about.
-- comment         text  What was said.
-- score           ratio Score given.
-- tone            text  good or bad; empty where nothing tells.
-- opportunity_id  text  Deal it is about.
-- loss_reason     text  What the rep wrote on the deal.
-- amount          money The money behind it.
-- source_file     text  File it came from.
-- source_line     count Line of that file.
-- batch_id        text  Load that brought it.
with voices as (
    select voices.*
    from mart_voice as voices
    cross join stg_as_of as clock
    where
        voices.said_on >= clock.as_of - 365
        and voices.kind <> 'usage'
        and ($regions is null or list_contains($regions, voices.region))
        and ($segments is null or list_contains($segments, voices.segment))
),

batches as (
    select * from stg_batches
),

listed as (
    select
        voices.voice_key,
        voices.said_on,
        voices.kind,
        voices.account_name,
        voices.region,
        voices.segment,
        voices.theme,
        voices.comment,
        voices.score,
        voices.tone,
        voices.opportunity_id,
        voices.loss_reason,
        voices.amount,
        batches.file_name as source_file,
        voices.line as source_line,
        voices.batch_id
    from voices
    left join batches on voices.batch_id = batches.batch_id
)

select * from listed
order by said_on desc, voice_key asc
