-- What an agenda may put as a question: the promises, the findings that stand, and what somebody added.
--
-- Findings weigh the money at stake times how sure they are, half as much again where they need both sides. Data
-- problems are left to whoever loads the files.
--
-- grain: meeting_date, item_id
--
-- meeting_date  date  Meeting it was added to; empty where it may come in any.
-- item_id       text  Which question it is.
-- kind          text  promises, finding or added.
-- statement     text  The fact it rests on, where there is one.
-- question      text  What is to be decided.
-- side          text  Side that can act.
-- low           money Money at stake in a quarter, low end.
-- mid           money Money at stake in a quarter.
-- high          money Money at stake in a quarter, high end.
-- added_by      text  Who added it; empty where the agenda wrote it.
-- finding_id    text  Finding it comes from.
-- weight        ratio How much a finding weighs against others.
with findings as (
    select * from stg_findings
    where is_standing and kind <> 'data_problem'
),

items as (
    select * from stg_meeting_items
    where question is not null and item_id not in (select findings.finding_id from findings)
),

topics as (
    select
        cast(null as date) as meeting_date,
        'promises' as item_id,
        'promises' as kind,
        cast(null as varchar) as statement,
        'Did what we promised work?' as question,
        'both' as side,
        cast(null as decimal(18, 2)) as low,
        cast(null as decimal(18, 2)) as mid,
        cast(null as decimal(18, 2)) as high,
        cast(null as varchar) as added_by,
        cast(null as varchar) as finding_id,
        cast(null as double) as weight
    union all
    select
        null as meeting_date,
        finding_id as item_id,
        'finding' as kind,
        sentence as statement,
        'What do we do about it?' as question,
        side,
        low,
        mid,
        high,
        null as added_by,
        finding_id,
        mid * confidence * case when side = 'both' then 1.5 else 1 end as weight
    from findings
    union all
    select
        meeting_date,
        item_id,
        'added' as kind,
        null as statement,
        question,
        side,
        null as low,
        null as mid,
        null as high,
        changed_by as added_by,
        null as finding_id,
        null as weight
    from items
)

select * from topics
