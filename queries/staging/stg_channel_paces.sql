-- At what pace each channel spent over the window of each study, and the slowest and fastest quarter it ever had.
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
-- slowest_multiple    ratio Least spend of thirteen weeks in a row, as a multiple of the window's pace.
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

quarters as (
    select
        kind,
        channel,
        max(mid) filter (where measure = 'slowest_multiple') as slowest_multiple,
        max(mid) filter (where measure = 'fastest_multiple') as fastest_multiple
    from stg_study_figures
    where region = '' and measure in ('slowest_multiple', 'fastest_multiple')
    group by kind, channel
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
        quarters.slowest_multiple,
        quarters.fastest_multiple,
        measures.next_unit_low,
        measures.next_unit,
        measures.next_unit_high
    from measures
    inner join used on measures.kind = used.kind
    inner join verdicts on measures.kind = verdicts.kind and measures.channel = verdicts.channel
    left join quarters on measures.kind = quarters.kind and measures.channel = quarters.channel
    where measures.spend > 0 and measures.next_unit is not null
)

select * from paced
