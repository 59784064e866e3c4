-- Rules that say which channel a source, medium or campaign belongs to.
--
-- Words are compared in small letters; a web address without its https:// and www. The rule that asks for most wins:
-- a campaign before a medium before a source, then the longer words, then the channel first by name.
--
-- grain: rule_key
--
-- row_id            count  Row of the rule.
-- batch_id          text   Load it came with.
-- line              count  Line of the file.
-- rule_key          text   Source, medium and campaign pattern, as compared.
-- source            text   Source as the other tool writes it.
-- medium            text   Medium it needs; any where empty.
-- campaign_pattern  text   Pattern the campaign's name must match; any where empty.
-- channel           text   Channel we call it.
-- hook              text   The source as compared, or * where it has a * in it.
-- source_like       text   The source as a pattern of SQL, with ! before signs that are meant as written.
-- medium_like       text   The medium as such a pattern.
-- campaign_like     text   The campaign as such a pattern.
-- strength          count  How much the rule asks for; the strongest that fits wins.
with rules as (
    select
        *,
        regexp_replace(
            regexp_replace(lower(trim(nfc_normalize(source))), '\s+', ' ', 'g'), '^(https?://)?(www\.)?(.*?)/*$', '\3'
        ) as source_key,
        coalesce(nullif(regexp_replace(lower(trim(nfc_normalize(medium))), '\s+', ' ', 'g'), ''), '*') as medium_key,
        coalesce(
            nullif(regexp_replace(lower(trim(nfc_normalize(campaign_pattern))), '\s+', ' ', 'g'), ''), '*'
        ) as campaign_key
    from live_channel_map
),

read_as as (
    select
        row_id,
        batch_id,
        line,
        concat_ws(' | ', source_key, medium_key, campaign_key) as rule_key,
        source,
        medium,
        campaign_pattern,
        trim(channel) as channel,
        case when contains(source_key, '*') then '*' else source_key end as hook,
        replace(replace(replace(replace(source_key, '!', '!!'), '%', '!%'), '_', '!_'), '*', '%') as source_like,
        replace(replace(replace(replace(medium_key, '!', '!!'), '%', '!%'), '_', '!_'), '*', '%') as medium_like,
        replace(replace(replace(replace(campaign_key, '!', '!!'), '%', '!%'), '_', '!_'), '*', '%') as campaign_like,
        case when campaign_key = '*' then 0 else 4000 end
        + case when medium_key = '*' then 0 else 2000 end
        + case when contains(source_key, '*') then 0 else 1000 end
        + least(length(replace(concat(source_key, medium_key, campaign_key), '*', '')), 999) as strength
    from rules
),

ranked as (
    select
        *,
        row_number() over (partition by rule_key order by row_id desc) as place
    from read_as
),

chosen as (
    select
        row_id,
        batch_id,
        line,
        rule_key,
        source,
        medium,
        campaign_pattern,
        channel,
        hook,
        source_like,
        medium_like,
        campaign_like,
        strength
    from ranked
    where place = 1
)

select * from chosen
