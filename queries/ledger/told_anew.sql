-- Which definitions and settings changed since then?
--
-- They tell the same rows anew: what they changed of a past number is no row's doing. Rates and the reporting currency
-- have lines of their own in the ledger.
--
-- grain: version, kind, thing
-- side: both
-- $known_at  integer  What was known at this version is what changes are told from.
--
-- version  count Version that changed it.
-- made_at  time  When.
-- who      text  Who did.
-- kind     text  definition or setting.
-- thing    text  The term or the setting.
-- value    text  Its variant, number, list or value.
-- day      date  First day a definition holds.
with versions as (
    select * from stg_versions
    where version > $known_at
),

definitions as (
    select
        written.version,
        'definition' as kind,
        definitions.term as thing,
        coalesce(definitions.listed, cast(definitions.number as varchar), definitions.variant) as value,
        definitions.valid_from as day
    from stg_definitions as definitions
    inner join stg_written as written on definitions.batch_id = written.batch_id
    where definitions.is_agreed
),

settings as (
    select
        version,
        'setting' as kind,
        setting as thing,
        value,
        null as day
    from stg_setting_lives
    where setting <> 'reporting_currency'
),

listed as (
    select * from definitions
    union all
    select * from settings
),

told as (
    select
        listed.version,
        versions.made_at,
        versions.who,
        listed.kind,
        listed.thing,
        listed.value,
        listed.day
    from listed
    inner join versions on listed.version = versions.version
)

select * from told
order by version, kind, thing
