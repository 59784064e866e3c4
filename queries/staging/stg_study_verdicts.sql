-- Words of the studies that are shown: what is judged of all spend and of each channel.
--
-- grain: kind, channel
--
-- kind       text  Which study.
-- channel    text  Channel; empty text for all.
-- drives     text  yes, likely, cannot_tell or no.
-- pays       text  The same, for gross profit against spend.
-- evidence   text  tested, modelled, attributed or assumed.
-- next_test  text  The cheapest test that would settle it.
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
        max(words.words) filter (where words.measure = 'innocent') as innocent,
        max(words.words) filter (where words.measure = 'thin') as thin
    from used
    inner join study_words as words on used.run_id = words.run_id
    group by used.kind, words.channel
)

select * from words
