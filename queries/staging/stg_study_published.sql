-- Words as they were published, each version and day, up to the version and day looked from.
--
-- grain: kind, version, as_of, channel, measure
--
-- kind          text  Which study.
-- version       count Version it was said at.
-- as_of         date  Day it was said for.
-- channel       text  Channel; empty text for all.
-- measure       text  drives or pays.
-- word          text  yes, likely, cannot_tell or no.
-- chance        percent Chance behind the word; empty where the data cannot bear the question.
-- error         percent Monte Carlo error of the chance.
-- since         date  Day from which the word stands unchanged.
-- published_on  date  Day it was last judged afresh.
-- reason        text  Why it changed when it last did; empty where it never did.
with clock as (
    select
        getvariable('version') as version,
        getvariable('as_of') as as_of
),

published as (
    select
        published.kind,
        published.version,
        published.as_of,
        published.channel,
        published.measure,
        published.word,
        published.chance,
        published.error,
        published.since,
        published.published_on,
        published.reason
    from study_published as published
    cross join clock
    where published.version <= clock.version and (clock.as_of is null or published.as_of <= clock.as_of)
)

select * from published
