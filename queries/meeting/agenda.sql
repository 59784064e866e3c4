-- What do we have to decide together?
--
-- What was promised and is due comes first, then what was carried over, then the five findings with the most money at
-- stake times how sure they are, those that need both sides half as much again; then what somebody added. Whoever leads
-- may add, move and drop. A finding with an open promise, or answered in the last four weeks, does not come again,
-- unless somebody puts it on this agenda.
--
-- grain: item_id
-- side: both
-- $meeting_date  date  Day of the meeting.
--
-- place         count Order in which the questions come.
-- item_id       text  Which question it is.
-- kind          text  promises, carried, finding or added.
-- statement     text  The fact it rests on, where there is one.
-- question      text  What is to be decided.
-- side          text  Side that can act: marketing, sales or both.
-- low           money Money at stake in a quarter, low end.
-- mid           money Money at stake in a quarter.
-- high          money Money at stake in a quarter, high end.
-- added_by      text  Who added it; empty where the agenda wrote it.
-- finding_id    text  Finding it comes from.
-- presenter     text  Who presents it, where somebody said.
-- minutes       count How many minutes it may take.
-- outcome       text  decided, parked or carried; empty while it is open.
with decisions as (
    select
        *,
        decided_on = $meeting_date as is_now,
        row_number() over (
            partition by item_id, decided_on = $meeting_date
            order by decided_on desc, decided_at desc
        ) as recency
    from stg_decisions
    where item_id is not null and decided_on <= $meeting_date
),

answered as (
    select * from decisions
    where not is_now and recency = 1 and item_id <> 'promises'
),

items as (
    select * from stg_meeting_items
    where meeting_date = $meeting_date
),

promised as (
    select * from stg_actions
    where coalesce(status, 'open') in ('open', 'carried') and promised_on < $meeting_date
),

asked as (
    select item_id from stg_asked
    where meeting_date = $meeting_date
),

settled as (
    select finding_id as item_id from promised
    where finding_id is not null
    union
    select item_id from answered
    where outcome = 'carried' or decided_on > $meeting_date - 28
    union
    select 'promises' as item_id
    from promised
    having count(*) filter (where due_date <= $meeting_date) = 0
),

topics as (
    select
        *,
        row_number() over (partition by kind order by weight desc, item_id asc) as rank
    from stg_topics
    where
        coalesce(meeting_date = $meeting_date, true)
        and (item_id not in (select settled.item_id from settled) or item_id in (select asked.item_id from asked))
),

chosen as (
    select
        case kind when 'promises' then 1 when 'finding' then 200 + rank else 300 end as place,
        topics.* exclude (meeting_date, weight, rank)
    from topics
    where kind <> 'finding' or rank <= 5 or item_id in (select asked.item_id from asked)
),

carried as (
    select
        100 as place,
        answered.item_id,
        'carried' as kind,
        findings.sentence as statement,
        answered.question,
        answered.side,
        findings.low,
        findings.mid,
        findings.high,
        answered.decided_by as added_by,
        answered.finding_id
    from answered
    left join stg_findings as findings on answered.finding_id = findings.finding_id
    where answered.outcome = 'carried'
),

listed as (
    select * from carried
    union all
    select * from chosen
),

told as (
    select
        cast(coalesce(items.position, listed.place) as double) as place,
        listed.* exclude (place),
        items.presenter,
        coalesce(items.minutes, 8) as minutes,
        decisions.outcome
    from listed
    left join items on listed.item_id = items.item_id
    left join decisions on listed.item_id = decisions.item_id and decisions.is_now and decisions.recency = 1
    where not coalesce(items.is_dropped, false)
)

select * from told
order by place, item_id
