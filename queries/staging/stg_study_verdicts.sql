-- Words of the studies that are shown: what is judged of all spend and of each channel.
--
-- grain: kind, channel
--
-- kind       text  Which study.
-- channel    text  Channel; empty text for all.
-- drives     text  yes, likely, cannot_tell or no: as published, or as judged where nothing was published.
-- pays       text  The same, for gross profit against spend.
-- drives_chance  percent Chance of an effect worth the name; empty where nothing was published, as the rest of these.
-- drives_error   percent Monte Carlo error of that chance.
-- drives_since   date  Day from which drives stands unchanged.
-- drives_reason  text  Why it changed when it last did; empty text where it never did.
-- pays_chance    percent Chance that gross profit returns the spend.
-- pays_error     percent Monte Carlo error of that chance.
-- pays_since     date  Day from which pays stands unchanged.
-- pays_reason    text  Why it changed when it last did; empty text where it never did.
-- published_on   date  Day both were last judged afresh.
-- evidence   text  tested, modelled, attributed or assumed.
-- next_test  text  The cheapest test that would settle it.
-- next_regions  text  Regions it would pause, separated by semicolons; empty where no test is worth it.
-- next_weeks  count  Weeks it would last.
-- innocent   text  The strongest other explanation.
-- thin       text  Why the data cannot bear the study; empty where they can.
with used as (
    select * from stg_study_use
),

words as (
    select
        used.kind,
        words.channel,
        max(words.words) filter (where words.measure = 'drives') as drives,
        max(words.words) filter (where words.measure = 'pays') as pays,
        max(words.words) filter (where words.measure = 'evidence') as evidence,
        max(words.words) filter (where words.measure = 'next_test') as next_test,
        max(words.words) filter (where words.measure = 'next_regions') as next_regions,
        try_cast(max(words.words) filter (where words.measure = 'next_weeks') as bigint) as next_weeks,
        max(words.words) filter (where words.measure = 'innocent') as innocent,
        max(words.words) filter (where words.measure = 'thin') as thin
    from used
    inner join study_words as words on used.run_id = words.run_id
    group by used.kind, words.channel
),

spoken as (
    select
        words.kind,
        words.channel,
        coalesce(published.drives, words.drives) as drives,
        coalesce(published.pays, words.pays) as pays,
        published.drives_chance,
        published.drives_error,
        published.drives_since,
        published.drives_reason,
        published.pays_chance,
        published.pays_error,
        published.pays_since,
        published.pays_reason,
        published.published_on,
        words.evidence,
        words.next_test,
        words.next_regions,
        words.next_weeks,
        words.innocent,
        words.thin
    from words
    left join stg_study_words as published on words.kind = published.kind and words.channel = published.channel
)

select * from spoken
