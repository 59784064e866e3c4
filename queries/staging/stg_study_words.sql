-- Published words of the studies that are shown, drives and pays side by side.
--
-- grain: kind, channel
--
-- kind           text  Which study.
-- channel        text  Channel; empty text for all.
-- drives         text  yes, likely, cannot_tell or no.
-- drives_chance  percent Chance of an effect worth the name.
-- drives_error   percent Monte Carlo error of that chance.
-- drives_since   date  Day from which the word stands unchanged.
-- drives_reason  text  Why it changed when it last did.
-- pays           text  The same, for gross profit against spend.
-- pays_chance    percent Chance that gross profit returns the spend.
-- pays_error     percent Monte Carlo error of that chance.
-- pays_since     date  Day from which the word stands unchanged.
-- pays_reason    text  Why it changed when it last did.
-- published_on   date  Day both were last judged afresh.
with used as (
    select * from stg_study_use
),

published as (
    select
        published.kind,
        published.channel,
        max(published.word) filter (where published.measure = 'drives') as drives,
        max(published.chance) filter (where published.measure = 'drives') as drives_chance,
        max(published.error) filter (where published.measure = 'drives') as drives_error,
        max(published.since) filter (where published.measure = 'drives') as drives_since,
        max(published.reason) filter (where published.measure = 'drives') as drives_reason,
        max(published.word) filter (where published.measure = 'pays') as pays,
        max(published.chance) filter (where published.measure = 'pays') as pays_chance,
        max(published.error) filter (where published.measure = 'pays') as pays_error,
        max(published.since) filter (where published.measure = 'pays') as pays_since,
        max(published.reason) filter (where published.measure = 'pays') as pays_reason,
        max(published.published_on) as published_on
    from used
    inner join stg_study_published as published
        on
            used.kind = published.kind
            and used.used_version = published.version
            and used.used_as_of = published.as_of
    group by published.kind, published.channel
)

select * from published
