-- What each stage that a file ever named meant, from one version to another.
--
-- As stg_aliases and stg_deal_outcomes read it at each version: an alias of deals comes before one of every table, the
-- newest first, and aliases of aliases are followed to the end.
--
-- grain: stage, from_version
--
-- stage         text   Stage as a file wrote it.
-- from_version  count  First version it meant this at.
-- to_version    count  First version it no longer did; the one after the newest while it does.
-- outcome       text   won or lost; empty where it says neither.
with recursive aliases as (
    select * from stg_stage_aliases
),

epochs as (
    select 0 as version
    union
    select from_version as version from aliases
    union
    select to_version as version from aliases
),

chosen as (
    select
        epochs.version,
        aliases.their_key,
        arg_min(aliases.our_key, (aliases.is_general, -aliases.row_id)) as our_key,
        arg_min(aliases.our_value, (aliases.is_general, -aliases.row_id)) as our_value
    from epochs
    inner join aliases on epochs.version >= aliases.from_version and epochs.version < aliases.to_version
    group by epochs.version, aliases.their_key
),

followed as (
    select
        version,
        their_key,
        our_key,
        our_value,
        1 as step
    from chosen
    union all
    select
        followed.version,
        followed.their_key,
        chosen.our_key,
        chosen.our_value,
        followed.step + 1 as step
    from followed
    inner join chosen on followed.version = chosen.version and followed.our_key = chosen.their_key
    where followed.step < 9 and (chosen.our_key <> chosen.their_key or chosen.our_value <> followed.our_value)
),

ended as (
    select
        version,
        their_key,
        case when max(step) < 9 then arg_max(our_value, step) end as our_value
    from followed
    group by version, their_key
),

stages as (
    select distinct
        stage,
        regexp_replace(lower(trim(stage)), '\s+', ' ', 'g') as stage_key
    from raw_opportunities
),

words as (
    select * from stg_stage_outcomes
),

meant as (
    select
        stages.stage,
        epochs.version,
        regexp_replace(lower(coalesce(ended.our_value, stages.stage)), '[^\p{L}]', '', 'g') as stage_word
    from stages
    cross join epochs
    left join ended on epochs.version = ended.version and stages.stage_key = ended.their_key
    where epochs.version <= getvariable('version')
),

told as (
    select
        meant.stage,
        meant.version,
        words.outcome,
        row_number() over so_far as place,
        lag(words.outcome) over so_far as outcome_before
    from meant
    left join words on meant.stage_word = words.stage_word
    window so_far as (partition by meant.stage order by meant.version)
),

kept as (
    select
        told.stage,
        told.version as from_version,
        lead(told.version, 1, cast(getvariable('version') as bigint) + 1) over (
            partition by told.stage
            order by told.version
        ) as to_version,
        told.outcome
    from told
    where told.place = 1 or told.outcome_before is distinct from told.outcome
)

select * from kept
