-- At what pace each channel spent over the window of each study, and the fastest quarter it ever had.
--
-- grain: kind, channel
--
-- kind                text  Which study.
-- channel             text  Channel.
-- drives              text  Whether it drives deals: yes, likely, cannot_tell or no.
-- evidence            text  tested, modelled, attributed or assumed.
-- next_test           text  The cheapest test that would settle it; empty where nothing is to settle.
-- window_spend        money Media spend of the window.
-- window_days         count Days of the window.
-- fastest_multiple    ratio Most spend of thirteen weeks in a row, as a multiple of the window's pace.
-- next_unit_low       money Revenue of one more unit of spend, low end.
-- next_unit           money Revenue of one more unit of spend.
-- next_unit_high      money Revenue of one more unit of spend, high end.
with used as (
    select * from stg_study_use
),

measures as (
    select * from stg_study_measures
    where region = '' and channel <> ''
),

verdicts as (
    select * from stg_study_verdicts
),

fastest as (
    select
        kind,
        channel,
        mid as multiple
    from stg_study_figures
    where region = '' and measure = 'fastest_multiple'
),

paced as (
    select
        measures.kind,
        measures.channel,
        verdicts.drives,
        verdicts.evidence,
        verdicts.next_test,
        measures.spend as window_spend,
        used.to_date - used.from_date as window_days,
        fastest.multiple as fastest_multiple,
        measures.next_unit_low,
        measures.next_unit,
        measures.next_unit_high
    from measures
    inner join used on measures.kind = used.kind
    inner join verdicts on measures.kind = verdicts.kind and measures.channel = verdicts.channel
    left join fastest on measures.kind = fastest.kind and measures.channel = fastest.channel
    where measures.spend > 0
)

select * from paced
