-- Which questions are parked, or were dropped from this agenda?
--
-- Parked are those whose last answer before this meeting was to park them. Put back, they come as they were.
--
-- grain: item_id
-- side: both
-- $meeting_date  date  Day of the meeting.
--
-- item_id     text  Which question it is.
-- question    text  What was to be decided.
-- statement   text  The fact it rests on, where there is one.
-- side        text  Side that can act: marketing, sales or both.
-- parked_on   date  Meeting that parked it; the meeting itself where it was dropped.
-- parked_by   text  Who parked or dropped it.
-- is_dropped  flag  Whether it was dropped from this agenda alone.
with items as (
    select * from stg_meeting_items
    where meeting_date = $meeting_date
),

topics as (
    select * from stg_topics
    where coalesce(meeting_date = $meeting_date, true)
),

answers as (
    select * from stg_decisions
    where item_id is not null and item_id <> 'promises' and decided_on < $meeting_date
    qualify row_number() over (partition by item_id order by decided_on desc, decided_at desc) = 1
),

parked as (
    select
        answers.item_id,
        answers.question,
        findings.sentence as statement,
        answers.side,
        answers.decided_on as parked_on,
        answers.decided_by as parked_by,
        false as is_dropped
    from answers
    left join stg_findings as findings on answers.finding_id = findings.finding_id
    left join items on answers.item_id = items.item_id
    where answers.outcome = 'parked' and items.question is null and not coalesce(items.is_dropped, false)
),

dropped as (
    select
        items.item_id,
        coalesce(topics.question, answers.question) as question,
        topics.statement,
        coalesce(topics.side, answers.side) as side,
        items.meeting_date as parked_on,
        items.changed_by as parked_by,
        true as is_dropped
    from items
    left join topics on items.item_id = topics.item_id
    left join answers on items.item_id = answers.item_id
    where items.is_dropped
),

listed as (
    select * from dropped
    union all
    select * from parked
)

select * from listed
order by is_dropped desc, parked_on desc, item_id asc
